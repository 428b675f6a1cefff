import { StoreError } from './store-error.ts';

/** One after the other, whatever became of the one before. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

/** Runs work until it is stopped; stopping waits for what runs. */
export function untilStopped() {
  const running = new Set<Promise<unknown>>();
  let stopped = false;
  return {
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (stopped) throw new StoreError('the store is closed');
      const result = work();
      running.add(result);
      return result.finally(() => running.delete(result));
    },
    async stop(): Promise<void> {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
}
