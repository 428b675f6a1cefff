import { absorbed, expiryOf, newState } from './alert-state.ts';
import type { Batch } from './batch.ts';
import { createFoldMemory, isOldNews } from './fold-memory.ts';
import { entryOf } from './identity.ts';
import { keep, NOTHING_KEPT } from './kept.ts';
import type { Rules } from './load.ts';
import { MAX_ENTRIES, type Sightings, sightingsOf } from './sightings.ts';
import { change } from './state/change.ts';
import type { AlertState } from './state/items.ts';
import type { StateStore } from './state/state-store.ts';

export interface FoldSettings {
  readonly rules: Rules;
  readonly state: StateStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const timesOf = ({ matches }: Batch) => ({ first: matches[0].at, last: (matches.at(-1) ?? matches[0]).at });

const entriesOf = ({ identity, matches }: Batch): readonly string[] =>
  matches.slice(0, MAX_ENTRIES).map(({ at, event }) => entryOf(identity.start, at, event.event.id));

/**
 * Folds the matches of one identity into its alert: adds their entries first, then claims the alert or, where it is
 * claimed, adds to it. Answers the state of an alert that is to be told, for the first time or again. Repeating a
 * batch changes nothing.
 */
export function createFold({ rules, state, now }: FoldSettings): (batch: Batch) => Promise<AlertState | undefined> {
  const memory = createFoldMemory();
  const titles = (id: string): string => rules.byId.get(id)?.sigma.title ?? id;

  async function sight(batch: Batch): Promise<Sightings> {
    const { identity, found } = batch;
    if (found !== undefined) return found;
    if (memory.recall(identity.alertKey)?.saturated) return { count: MAX_ENTRIES, atLeast: true, ...timesOf(batch) };
    const options = { limit: MAX_ENTRIES, expiresAt: expiryOf(identity, now()) };
    const set = await state.add(identity.entriesKey, entriesOf(batch), options);
    return sightingsOf(set, identity.start, timesOf(batch));
  }

  async function claim(batch: Batch, sightings: Sightings): Promise<AlertState | undefined> {
    const [{ rule, event }] = batch.matches;
    const evidence = rules.set.explain(rule.sigma.id, event);
    const kept = keep(NOTHING_KEPT, batch.matches);
    const alert = newState({ batch, evidence, sightings, kept, titles, now: now() });
    if (!(await state.claim(alert.key, alert))) return undefined;
    memory.remember({ state: alert, saturated: sightings.atLeast });
    return alert;
  }

  async function absorb(batch: Batch, sightings: Sightings): Promise<AlertState | undefined> {
    const fold = (alert: AlertState): AlertState => absorbed(alert, batch, sightings, now());
    const made = await change(state, 'alert', batch.identity.alertKey, fold);
    if (made === undefined) return undefined;
    memory.remember({ state: made.after, saturated: sightings.atLeast });
    const isRetold = made.after.document.event.sequence > made.before.document.event.sequence;
    return isRetold ? made.after : undefined;
  }

  return async (batch) => {
    const known = memory.recall(batch.identity.alertKey);
    const sightings = await sight(batch);
    if (known === undefined) return (await claim(batch, sightings)) ?? absorb(batch, sightings);
    return isOldNews(known, sightings, now()) ? undefined : absorb(batch, sightings);
  };
}
