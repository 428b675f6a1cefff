import type { Group } from '../identity.ts';
import { groupKey } from '../identity.ts';
import type { EntrySet, StateStore } from '../state/state-store.ts';
import type { Correlation } from './correlation.ts';
import { fromEntry, inOrder, type Sighting, toEntry } from './sighting.ts';
import type { Span } from './windows.ts';

/** The sightings of some tiles of one group, in order. */
export interface Seen {
  readonly sightings: readonly Sighting[];
  /** A set among them is full, so there may be more. */
  readonly saturated: boolean;
}

/** The sets that a correlation counts one group in: one for each length of its timespan. */
export interface Tiles {
  readonly length: number;
  tileOf(at: number): number;
  key(tile: number): string;
  add(sightings: readonly Sighting[], expiresAt: (tile: number) => number): Promise<ReadonlyMap<number, EntrySet>>;
  read(span: Span): Promise<Seen>;
}

export function openTiles(state: StateStore, { ir, limit }: Correlation, group: Group): Tiles {
  const length = ir.timespan;
  const prefix = `w#${groupKey(ir.rule.id, group)}`;
  const tileOf = (at: number): number => Math.floor(at / length);
  const key = (tile: number): string => `${prefix}#${tile}`;
  return {
    length,
    tileOf,
    key,
    async add(sightings, expiresAt) {
      const byTile = Map.groupBy(sightings, ({ at }) => tileOf(at));
      const added = [...byTile].map(async ([tile, members]) => {
        const entries = members.slice(0, limit).map((sighting) => toEntry(tile * length, sighting));
        return [tile, await state.add(key(tile), entries, { limit, expiresAt: expiresAt(tile) })] as const;
      });
      return new Map(await Promise.all(added));
    },
    async read({ from, to }) {
      const first = tileOf(from);
      const tiles = Array.from({ length: tileOf(to) - first + 1 }, (_, at) => first + at);
      const sets = await state.read(tiles.map(key));
      const seen = tiles.flatMap((tile) =>
        (sets.get(key(tile))?.entries ?? []).map((entry) => fromEntry(tile * length, entry)),
      );
      return { sightings: seen.sort(inOrder), saturated: [...sets.values()].some(({ saturated }) => saturated) };
    },
  };
}
