import { closingTime, expiryOf, LATENESS_MS } from '../alert-state.ts';
import type { FeedEvent } from '../feed.ts';
import { type Group, groupKey } from '../identity.ts';
import { change } from '../state/change.ts';
import type { WindowState } from '../state/items.ts';
import type { StateStore } from '../state/state-store.ts';
import { trimmed } from '../trim.ts';
import type { Contribution } from './contribution.ts';
import type { Correlation } from './correlation.ts';
import type { Tiles } from './tiles.ts';

/** Tiles of one group that have had events. */
interface Opened {
  readonly correlation: Correlation;
  readonly group: Group;
  readonly tiles: Tiles;
  readonly contributions: readonly Contribution[];
}

const MAX_KNOWN = 10_000;

/** Has the timer look at windows when they are over; one that was judged and has more events is looked at again. */
export function createWatch(state: StateStore, now: () => number) {
  /** Until when windows are known to wait for their end. */
  const waiting = new Map<string, number>();

  function remember(key: string, due: number): void {
    if (waiting.size >= MAX_KNOWN) waiting.clear();
    waiting.set(key, due);
  }

  async function openOne({ correlation, group, tiles }: Opened, tile: number, sample: FeedEvent): Promise<void> {
    const rule = correlation.ir.rule.id;
    const key = `t#${groupKey(rule, group)}#${tile}`;
    if ((waiting.get(key) ?? 0) > now()) return;
    const span = { start: tile * tiles.length, end: (tile + 1) * tiles.length };
    const due = closingTime(span, now());
    const expiresAt = expiryOf(span, now());
    const item: WindowState = { kind: 'window', key, revision: 1, due, expiresAt, rule, group, tile, sample };
    if (!(await state.claim(key, item))) {
      const made = await change(state, 'window', key, (known) =>
        known.due === undefined ? { ...known, due: now() + LATENESS_MS, expiresAt } : known,
      );
      remember(key, made?.after.due ?? 0);
    } else remember(key, due);
  }

  return {
    async open(opened: Opened): Promise<void> {
      const samples = new Map<number, FeedEvent>();
      for (const { sighting, match } of opened.contributions) {
        const tile = opened.tiles.tileOf(sighting.at);
        if (!samples.has(tile)) samples.set(tile, trimmed(match.event) as unknown as FeedEvent);
      }
      await Promise.all([...samples].map(([tile, sample]) => openOne(opened, tile, sample)));
    },
  };
}
