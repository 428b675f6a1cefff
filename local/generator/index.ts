export type { RawBatch, ScheduledBatch } from './batch.ts';
export { type History, quietHistory } from './quiet-history.ts';
export { STEADY_RATE, type Steady, steadyTraffic } from './steady-traffic.ts';
export { storyline } from './storyline.ts';
export { createWorld, type World } from './world.ts';
