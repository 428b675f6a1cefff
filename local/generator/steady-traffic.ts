import type { RawBatch } from './batch.ts';
import { traffic } from './traffic.ts';
import type { World } from './world.ts';

/** `at` in epoch milliseconds, `rate` in events a second. */
export interface Steady {
  readonly at: number;
  readonly seconds: number;
  readonly rate?: number;
}

export const STEADY_RATE = 60;

/** What arrives in the seconds from `at` on; consecutive calls go on from each other. */
export const steadyTraffic = (world: World, { at, seconds, rate = STEADY_RATE }: Steady): readonly RawBatch[] =>
  traffic(world, { from: at, to: at + seconds * 1000, count: rate * seconds });
