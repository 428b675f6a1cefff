import type { Cancel, Clock } from './clock.ts';
import type { Message } from './queue-message.ts';

/** Messages that were received or are delayed, by receipt handle, until their time is over. */
export interface HiddenMessages {
  add(receiptHandle: string, message: Message, ms: number): void;
  /** False where the handle is not known or no longer valid. */
  remove(receiptHandle: string): boolean;
  messages(): readonly Message[];
  size(): number;
}

interface Hidden {
  readonly message: Message;
  readonly until: number;
}

/** One timer for all of them. `reappear` gets the messages whose time is over. */
export function createHiddenMessages(clock: Clock, reappear: (messages: readonly Message[]) => void): HiddenMessages {
  const hidden = new Map<string, Hidden>();
  let timer: { readonly at: number; readonly cancel: Cancel } | undefined;

  function disarm(): void {
    timer?.cancel();
    timer = undefined;
  }

  function arm(at: number): void {
    if (timer !== undefined && timer.at <= at) return;
    disarm();
    timer = { at, cancel: clock.setTimeout(ring, at - clock.now()) };
  }

  function ring(): void {
    timer = undefined;
    const over: Message[] = [];
    for (const [handle, { message, until }] of hidden) {
      if (until > clock.now()) arm(until);
      else {
        hidden.delete(handle);
        over.push(message);
      }
    }
    if (over.length > 0) reappear(over);
  }

  return {
    add(receiptHandle, message, ms) {
      const until = clock.now() + ms;
      hidden.set(receiptHandle, { message, until });
      arm(until);
    },
    remove(receiptHandle) {
      const known = hidden.delete(receiptHandle);
      if (hidden.size === 0) disarm();
      return known;
    },
    messages: () => [...hidden.values()].map(({ message }) => message),
    size: () => hidden.size,
  };
}
