import type { Cancel, Clock } from '../clock.ts';
import { earliest } from './records.ts';

/** Things that wait for their time, with one timer for all. Times are epoch milliseconds. */
export interface RetryQueue<T> {
  add(item: T, due: number): void;
  /** The next one whose time has come. */
  take(): T | undefined;
  /** Everybody's time has come; `change` is applied to each. */
  release(change: (item: T) => T): void;
  items(): readonly T[];
}

export interface RetryQueueOptions {
  readonly clock: Clock;
  onDue(): void;
}

export function createRetryQueue<T>({ clock, onDue }: RetryQueueOptions): RetryQueue<T> {
  let ready: T[] = [];
  let waiting: { readonly item: T; readonly due: number }[] = [];
  let timer: { readonly due: number; readonly cancel: Cancel } | undefined;

  function arm(due: number | undefined): void {
    if (due === undefined || (timer !== undefined && timer.due <= due)) return;
    timer?.cancel();
    timer = { due, cancel: clock.setTimeout(ring, due - clock.now()) };
  }

  function ring(): void {
    timer = undefined;
    const now = clock.now();
    ready.push(...waiting.filter(({ due }) => due <= now).map(({ item }) => item));
    waiting = waiting.filter(({ due }) => due > now);
    arm(earliest(waiting.map(({ due }) => due)));
    onDue();
  }

  return {
    add(item, due) {
      waiting.push({ item, due });
      arm(due);
    },
    take: () => ready.shift(),
    release(change) {
      timer?.cancel();
      timer = undefined;
      ready = [...ready, ...waiting.map(({ item }) => item)].map(change);
      waiting = [];
      onDue();
    },
    items: () => [...ready, ...waiting.map(({ item }) => item)],
  };
}
