import { type Cancel, type Clock, nextTurn } from './clock.ts';

export interface ManualClock extends Clock {
  /** Moves the time on and runs what becomes due, in order; promises settle before, between and after. */
  advance(ms: number): Promise<void>;
  /** Jumps from timer to timer until the promise has settled. Throws where that takes more than `limitMs`, or never. */
  runUntil<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

const DAY = 86_400_000;
const IDLE_ROUNDS = 50_000; // without a timer, for files and the like: seconds
const TURNS = 50; // of the event loop: enough for all that one timer sets off, as long as it stays in the process

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
}

function earliest(timers: ReadonlySet<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer;
  return first;
}

/** A clock that stands still until it is moved. `start` is epoch milliseconds. */
export function createManualClock(start: number): ManualClock {
  const timers = new Set<Timer>();
  let time = start;

  /** False where nothing is due at `until`. */
  function runNext(until: number): boolean {
    const timer = earliest(timers);
    if (timer === undefined || timer.at > until) return false;
    timers.delete(timer);
    time = Math.max(time, timer.at);
    timer.run();
    return true;
  }

  async function runUntil<T>(promise: Promise<T>, limitMs = 2 * DAY): Promise<T> {
    const limit = time + limitMs;
    const state = { settled: false };
    const done = () => {
      state.settled = true;
    };
    promise.then(done, done);
    let idle = 0;
    for (await settle(); !state.settled; await settle()) {
      if (runNext(limit)) continue;
      if (timers.size > 0) throw new Error(`not settled within ${limitMs} ms`);
      if (++idle > IDLE_ROUNDS) throw new Error('not settled, and no timer is left');
    }
    return promise;
  }

  return {
    now: () => time,
    setTimeout(run, ms): Cancel {
      const timer = { at: time + Math.max(0, ms), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = time + ms;
      for (await settle(); runNext(until); await settle());
      time = until;
    },
    runUntil,
  };
}
