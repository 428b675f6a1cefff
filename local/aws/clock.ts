/** Withdraws what was set; harmless afterwards. */
export type Cancel = () => void;

/** Time in epoch milliseconds. Everything in this folder that waits takes one, so that tests decide when it is over. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export const sleep = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimeout(resolve, ms);
  });

/** Lets everything else that is ready run first; without it a long backlog would keep the event loop to itself. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The work's result, or an error where it takes longer than `ms`; the work itself goes on unheard. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const cancel = clock.setTimeout(() => reject(new Error(`timed out after ${ms} ms`)), ms);
  work.then(resolve, reject).finally(cancel);
  return promise;
}
