import type { Clock } from './clock.ts';
import { createHiddenMessages } from './hidden-messages.ts';
import type { QueueFaults } from './queue-faults.ts';
import type { Message } from './queue-message.ts';

export interface ReceivedMessage {
  readonly message: Message;
  readonly receiptHandle: string;
}

/** A queue's messages: visible ones, in about the order they came, and hidden ones. */
export interface MessageStore {
  show(messages: readonly Message[]): void;
  delay(message: Message, ms: number): void;
  /** At least one if there is one, then within both limits. */
  receive(limits: { readonly messages: number; readonly bytes: number }): readonly ReceivedMessage[];
  /** False where the receipt handle is no longer valid. */
  remove(receiptHandle: string): boolean;
  counts(): { readonly visible: number; readonly hidden: number };
  /** Epoch milliseconds; undefined where there is none. */
  oldestSent(): number | undefined;
}

export interface MessageStoreOptions {
  readonly clock: Clock;
  readonly visibilityMs: number;
  readonly faults: QueueFaults;
  /** After so many receives a message is given up instead of received again. */
  readonly maxReceiveCount: number;
  newId(): string;
  giveUp(message: Message): void;
  onVisible(): void;
}

export function createMessageStore(options: MessageStoreOptions): MessageStore {
  const { clock, visibilityMs, faults, maxReceiveCount, newId } = options;
  const visible: Message[] = [];
  const hidden = createHiddenMessages(clock, show);

  function show(messages: readonly Message[]): void {
    for (const message of messages) visible.push(message);
    options.onVisible();
  }

  function take(roomBytes: number): Message | undefined {
    const place = faults.reorder.strikes() ? Math.floor(faults.random() * visible.length) : 0;
    const message = visible[place];
    if (message === undefined || message.bytes > roomBytes) return undefined;
    visible.splice(place, 1);
    return message;
  }

  function hide(message: Message): ReceivedMessage {
    const receiptHandle = newId();
    const firstReceivedAt = message.firstReceivedAt ?? clock.now();
    const received = { ...message, receives: message.receives + 1, firstReceivedAt };
    hidden.add(receiptHandle, received, visibilityMs);
    return { message: received, receiptHandle };
  }

  return {
    show,
    delay: (message, ms) => hidden.add(newId(), message, ms),
    receive(limits) {
      const received: ReceivedMessage[] = [];
      let room = Number.POSITIVE_INFINITY;
      while (received.length < limits.messages) {
        const message = take(room);
        if (message === undefined) break;
        if (message.receives >= maxReceiveCount) {
          options.giveUp(message);
          continue;
        }
        room = (received.length === 0 ? limits.bytes : room) - message.bytes;
        received.push(hide(message));
      }
      return received;
    },
    remove: (receiptHandle) => hidden.remove(receiptHandle),
    counts: () => ({ visible: visible.length, hidden: hidden.size() }),
    oldestSent() {
      const sent = [...visible, ...hidden.messages()].map((message) => message.sentAt);
      return sent.length === 0 ? undefined : sent.reduce((a, b) => Math.min(a, b));
    },
  };
}
