import type { TimeRange } from '../query.ts';
import { clock, DAY, day, HOUR, minute, type Zone } from './zone.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const STEPS: readonly number[] = [
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
];

const LABEL_PIXELS = 52;
const EDGE_PIXELS = 15;

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

const labelOf = (at: number, step: number, zone: Zone): string => {
  if (step < MINUTE) return clock(at, zone);
  const local = at + zone.offset(at);
  return step >= DAY || local % DAY === 0 ? day(at, zone).slice(step >= 365 * DAY ? 0 : 5) : minute(at, zone);
};

/** Round moments of the zone for an axis `pixels` wide; none so near to the right edge that it would be cut. */
export function timeTicks(range: TimeRange, pixels: number, zone: Zone): readonly TimeTick[] {
  const length = range.to - range.from;
  if (length <= 0 || pixels <= 0) return [];
  const step = STEPS.find((size) => (length / size) * LABEL_PIXELS <= pixels) ?? length;
  const offset = zone.offset(range.from);
  const last = range.to - (EDGE_PIXELS / pixels) * length;
  const ticks: TimeTick[] = [];
  for (let at = Math.ceil((range.from + offset) / step) * step - offset; at <= last; at += step)
    ticks.push({ at, label: labelOf(at, step, zone) });
  return ticks;
}

const NICE = [1, 2, 2.5, 5, 10];
const NICE_WHOLE = [1, 2, 5, 10];

export interface ValueTicks {
  readonly max: number;
  readonly interval: number;
}

/** A scale from zero that holds `peak` with at most `lines` split lines; a count's steps are whole numbers. */
export function valueTicks(peak: number, { lines = 3, whole = true } = {}): ValueTicks {
  const top = peak > 0 ? peak : 1;
  const least = top / lines;
  const power = 10 ** Math.floor(Math.log10(least));
  const steps = whole && power < 10 ? NICE_WHOLE : NICE;
  const nice = steps.map((n) => n * power).find((n) => n >= least * 0.999) ?? least;
  const interval = whole ? Math.max(1, nice) : nice;
  return { interval, max: Math.ceil((top / interval) * 0.999) * interval };
}
