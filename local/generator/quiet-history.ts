import type { RawBatch } from './batch.ts';
import { rhythm } from './rhythm.ts';
import { traffic } from './traffic.ts';
import type { World } from './world.ts';

/** Arrivals from ≤ time < to, epoch milliseconds. */
export interface History {
  readonly from: number;
  readonly to: number;
  /** Events a second on average. */
  readonly rate: number;
  /** Events a second in the last hour, so that live traffic of about this rate goes on from it; `rate` if absent. */
  readonly recent?: number;
}

const MINUTE = 60_000;
const RECENT = 75 * MINUTE;
const RISE = 90 * MINUTE;

/** 1 in the last hour and a quarter, 0 before the rise to it. */
const nearness = (age: number): number => Math.min(1, Math.max(0, 1 - (age - RECENT) / RISE));

function rateAt({ to, rate, recent = rate }: History, at: number): number {
  const usual = rate * rhythm(at);
  const share = nearness(to - at) ** 2;
  return recent === rate ? usual : usual + (recent - usual) * share;
}

/** Long slices make few batches; short ones arrive soon after they happened. */
const lengthAt = ({ to }: History, at: number): number => (to - at <= RECENT + RISE ? MINUTE : 5 * MINUTE);

/** The company's quiet days before now, in order of arrival. No rule has anything to say about them. */
export function* quietHistory(world: World, history: History): Generator<RawBatch> {
  let from = history.from;
  while (from < history.to) {
    const to = Math.min(history.to, from + lengthAt(history, from));
    yield* traffic(world, { from, to, count: (rateAt(history, from) * (to - from)) / 1000 });
    from = to;
  }
}
