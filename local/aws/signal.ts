/** Lets someone wait until others have changed a state. */
export interface Signal {
  /** Something changed: whoever waits looks again. */
  notify(): void;
  until(condition: () => boolean): Promise<void>;
}

export function createSignal(): Signal {
  let waiters: { readonly condition: () => boolean; readonly resolve: () => void }[] = [];
  return {
    notify() {
      if (waiters.length === 0) return;
      const met = waiters.filter((waiter) => waiter.condition());
      waiters = waiters.filter((waiter) => !met.includes(waiter));
      for (const waiter of met) waiter.resolve();
    },
    until: (condition) =>
      condition() ? Promise.resolve() : new Promise((resolve) => waiters.push({ condition, resolve })),
  };
}
