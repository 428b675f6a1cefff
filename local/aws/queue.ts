import { hash, randomUUID } from 'node:crypto';
import type { SendMessageBatchRequest, SendMessageBatchResult, SendMessageBatchResultEntry } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { ACCOUNT, arnOf, DEFAULT_REGION } from './arn.ts';
import type { Clock } from './clock.ts';
import { createMessageStore } from './message-store.ts';
import { createQueueFaults, type QueueFaults } from './queue-faults.ts';
import { type Message, toSqsRecord } from './queue-message.ts';
import { readSendBatch, type SendEntry } from './queue-send.ts';
import { ServiceError } from './service-error.ts';
import { createSignal } from './signal.ts';

export interface QueueOptions {
  readonly name: string;
  readonly clock: Clock;
  /** How long a received message stays hidden, in milliseconds; 30,000 if absent. */
  readonly visibilityMs?: number;
  /** Where a message goes that was received `maxReceiveCount` times and not deleted. */
  readonly deadLetter?: { readonly queue: Queue; readonly maxReceiveCount: number };
  readonly faults?: QueueFaults;
  readonly region?: string;
  newId?(): string;
}

/** CloudWatch's names. Counts are sums since the queue was made, the age is in seconds. */
export interface QueueMetrics {
  readonly NumberOfMessagesSent: number;
  readonly NumberOfMessagesReceived: number;
  readonly NumberOfMessagesDeleted: number;
  readonly ApproximateNumberOfMessagesVisible: number;
  /** Received or delayed. */
  readonly ApproximateNumberOfMessagesNotVisible: number;
  readonly ApproximateAgeOfOldestMessage: number;
}

/** A standard SQS queue in the process: at least once, in no promised order. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** Throws where SQS rejects the whole call. */
  sendMessageBatch(input: SendMessageBatchRequest): Promise<SendMessageBatchResult>;
  /** Hides up to so many messages, of so many bytes together, and returns them; at least one if there is one. */
  receive(limits: { readonly messages: number; readonly bytes: number }): readonly SQSRecord[];
  /** By receipt handle; one that is no longer valid does nothing. */
  remove(receiptHandle: string): void;
  /** Takes over a message that another queue gives up. */
  adopt(message: Message): void;
  /** Called whenever messages have become visible. */
  onVisible(listener: () => void): void;
  /** Resolves when nothing is visible, received or delayed: all is deleted or moved on. */
  drain(): Promise<void>;
  metrics(): QueueMetrics;
}

const VISIBILITY = 30_000; // ms

const unavailable = (): ServiceError => new ServiceError('ServiceUnavailable', 'The service is unavailable.', 'server');

export function createQueue(options: QueueOptions): Queue {
  const { name, clock, visibilityMs = VISIBILITY, deadLetter, region = DEFAULT_REGION } = options;
  const faults = options.faults ?? createQueueFaults(0);
  const newId = options.newId ?? randomUUID;
  const arn = arnOf('sqs', region, name);
  const url = `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}`;
  const counts = { NumberOfMessagesSent: 0, NumberOfMessagesReceived: 0, NumberOfMessagesDeleted: 0 };
  const signal = createSignal();
  const listeners: (() => void)[] = [];
  const store = createMessageStore({
    clock,
    visibilityMs,
    faults,
    newId,
    maxReceiveCount: deadLetter?.maxReceiveCount ?? Number.POSITIVE_INFINITY,
    giveUp: (message) => deadLetter?.queue.adopt({ ...message, receives: 0, deadLetterSource: arn }),
    onVisible() {
      for (const listener of listeners) listener();
    },
  });

  const toMessage = ({ body, bytes, attributes }: SendEntry): Message => ({
    id: newId(),
    body,
    md5: hash('md5', body),
    bytes,
    attributes,
    sentAt: clock.now(),
    receives: 0,
  });

  function enter(message: Message, delayMs: number): readonly Message[] {
    const copies = faults.duplicate.strikes() ? [message, message] : [message];
    counts.NumberOfMessagesSent++;
    if (delayMs === 0) return copies;
    for (const copy of copies) store.delay(copy, delayMs);
    return [];
  }

  function sendBatch(input: SendMessageBatchRequest): SendMessageBatchResult {
    const { entries, failed } = readSendBatch(url, input);
    const sent: SendMessageBatchResultEntry[] = [];
    const visible: Message[] = [];
    for (const entry of entries) {
      if (faults.failEntry.strikes()) {
        failed.push({ Id: entry.id, SenderFault: false, Code: 'InternalError' });
        continue;
      }
      const message = toMessage(entry);
      visible.push(...enter(message, entry.delayMs));
      sent.push({ Id: entry.id, MessageId: message.id, MD5OfMessageBody: message.md5 });
    }
    store.show(visible);
    return { Successful: sent, Failed: failed };
  }

  function metrics(): QueueMetrics {
    const { visible, hidden } = store.counts();
    return {
      ...counts,
      ApproximateNumberOfMessagesVisible: visible,
      ApproximateNumberOfMessagesNotVisible: hidden,
      ApproximateAgeOfOldestMessage: (clock.now() - (store.oldestSent() ?? clock.now())) / 1000,
    };
  }

  return {
    name,
    arn,
    url,
    metrics,
    async sendMessageBatch(input) {
      if (faults.failCall.strikes()) throw unavailable();
      const result = sendBatch(input);
      if (faults.loseAnswer.strikes()) throw unavailable();
      return result;
    },
    receive(limits) {
      const received = store.receive(limits);
      counts.NumberOfMessagesReceived += received.length;
      signal.notify(); // some may have gone to the dead-letter queue
      return received.map(({ message, receiptHandle }) => toSqsRecord(message, { arn, region, receiptHandle }));
    },
    remove(receiptHandle) {
      counts.NumberOfMessagesDeleted += Number(store.remove(receiptHandle));
      signal.notify();
    },
    adopt: (message) => store.show([message]),
    onVisible: (listener) => listeners.push(listener),
    drain: () => signal.until(() => store.counts().visible + store.counts().hidden === 0),
  };
}
