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
  /** `known` are sets of whole tiles that need not be read again. */
  read(span: Span, known?: ReadonlyMap<number, EntrySet>): Promise<Seen>;
}

const NONE: ReadonlyMap<number, EntrySet> = new Map();

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
    async read({ from, to }, known = NONE) {
      const first = tileOf(from);
      const tiles = Array.from({ length: tileOf(to) - first + 1 }, (_, at) => first + at);
      const read = await state.read(tiles.filter((tile) => !known.has(tile)).map(key));
      const sets = tiles.map((tile) => ({ start: tile * length, set: known.get(tile) ?? read.get(key(tile)) }));
      const seen = sets.flatMap(({ start, set }) => set?.entries.map((entry) => fromEntry(start, entry)) ?? []);
      return { sightings: seen.sort(inOrder), saturated: sets.some(({ set }) => set?.saturated === true) };
    },
  };
}
