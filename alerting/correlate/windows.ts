import { type CorrelationIr, meets } from '../sigma/index.ts';
import { createFigure } from './figure.ts';
import type { Sighting } from './sighting.ts';

/** Event times, `from` in and `to` in. Epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const isTrue = ({ seen, thresholds }: CorrelationIr, figure: number): boolean =>
  seen === undefined ? !Number.isNaN(figure) && meets(thresholds, figure) : figure === 1;

/**
 * The times of sightings at which a correlation holds over the window that ends there, both ends included. Sightings
 * are in order. All true times, not only those at which it becomes true: an event that comes late can take away a
 * beginning, never a true time of a condition that only grows.
 */
export function trueTimes(ir: CorrelationIr, sightings: readonly Sighting[]): readonly number[] {
  const figure = createFigure(ir);
  const times: number[] = [];
  let oldest = 0;
  for (const [at, sighting] of sightings.entries()) {
    figure.add(sighting);
    const now = sighting.at;
    if (sightings[at + 1]?.at === now) continue;
    for (
      let first = sightings[oldest];
      first !== undefined && first.at < now - ir.timespan;
      first = sightings[oldest]
    ) {
      figure.remove(first);
      oldest++;
    }
    if (isTrue(ir, figure.value(now - ir.timespan))) times.push(now);
  }
  return times;
}

/** Whether a correlation holds over all of the sightings, and with what figure. */
export function judge(
  ir: CorrelationIr,
  sightings: readonly Sighting[],
): { readonly holds: boolean; readonly figure: number } {
  const figure = createFigure(ir);
  for (const sighting of sightings) figure.add(sighting);
  const value = figure.value(Number.NEGATIVE_INFINITY);
  return { holds: sightings.length > 0 && isTrue(ir, value), figure: value };
}

/** The sightings that lie in the window of at least one of the times; both in order. */
export function inWindows(
  sightings: readonly Sighting[],
  times: readonly number[],
  timespan: number,
): readonly Sighting[] {
  let next = 0;
  return sightings.filter(({ at }) => {
    while (next < times.length && (times[next] ?? 0) < at) next++;
    const time = times[next];
    return time !== undefined && time - timespan <= at;
  });
}
