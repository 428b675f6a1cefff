import { createDial, createRandom, type Dial } from './faults.ts';

/** What can be done to a queue, at any time. */
export interface QueueFaults {
  /** Entries fail with InternalError. */
  readonly failEntry: Dial;
  /** The call fails before anything is sent. */
  readonly failCall: Dial;
  /** Everything is sent, but the caller gets an error. */
  readonly loseAnswer: Dial;
  /** Messages are delivered twice. */
  readonly duplicate: Dial;
  /** Any message is received instead of the oldest. */
  readonly reorder: Dial;
  random(): number;
}

/** The same seed and the same calls give the same faults. */
export function createQueueFaults(seed: number): QueueFaults {
  const random = createRandom(seed);
  return {
    failEntry: createDial(random),
    failCall: createDial(random),
    loseAnswer: createDial(random),
    duplicate: createDial(random),
    reorder: createDial(random),
    random,
  };
}
