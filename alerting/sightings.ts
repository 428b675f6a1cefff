import { entryTime } from './identity.ts';
import type { EntrySet } from './state/state-store.ts';

/** A set of entries stops at this many: from then on an alert counts "at least" so many. */
export const MAX_ENTRIES = 1_000;

/** How often and when the events of one alert were seen. Epoch milliseconds. */
export interface Sightings {
  readonly count: number;
  /** The count is a lower bound: the set of entries is full. */
  readonly atLeast: boolean;
  readonly first: number;
  readonly last: number;
  /** Of a correlation: what it compares, and how many events of each of its rules. */
  readonly figure?: number;
  readonly byRule?: readonly number[];
}

/** What the entries of a window say, together with times that are known from elsewhere. */
export function sightingsOf(
  { entries, saturated }: EntrySet,
  windowStart: number,
  known: Pick<Sightings, 'first' | 'last'>,
): Sightings {
  let { first, last } = known;
  for (const entry of entries) {
    const at = entryTime(windowStart, entry);
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return { count: Math.min(entries.length, MAX_ENTRIES), atLeast: saturated, first, last };
}
