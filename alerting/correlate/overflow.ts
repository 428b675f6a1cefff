import { meets } from '../sigma/index.ts';
import type { EntrySet, StateStore } from '../state/state-store.ts';
import type { Contribution } from './contribution.ts';
import type { Correlation } from './correlation.ts';
import type { Tiles } from './tiles.ts';

interface Adding {
  readonly correlation: Correlation;
  readonly contributions: readonly Contribution[];
  /** The same as of the tiles' own sets. */
  readonly expiresAt: (tile: number) => number;
}

/**
 * Where a tile's set is full, distinct values go on being counted in a set of their own, so that one value that comes
 * again and again never hides the others. Answers the times at which these values alone meet the condition.
 */
export async function overflow(
  state: StateStore,
  { correlation, contributions, expiresAt }: Adding,
  tiles: Tiles,
  added: ReadonlyMap<number, EntrySet>,
): Promise<readonly number[]> {
  const { ir, limit } = correlation;
  if (ir.type !== 'value_count') return [];
  const full = [...added].filter(([, { saturated }]) => saturated).map(([tile]) => tile);
  const times = full.map(async (tile) => {
    const own = contributions.filter(({ sighting }) => tiles.tileOf(sighting.at) === tile);
    const values = [...new Set(own.map(({ sighting }) => sighting.value ?? ''))].slice(0, limit);
    const { entries } = await state.add(`${tiles.key(tile)}#v`, values, { limit, expiresAt: expiresAt(tile) });
    const last = Math.max(...own.map(({ sighting }) => sighting.at));
    return meets(ir.thresholds, entries.length) ? [last] : [];
  });
  return (await Promise.all(times)).flat();
}
