import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Clock, nextTurn, within } from './clock.ts';
import type { Queue } from './queue.ts';
import { messageOf } from './service-error.ts';

export interface QueueConsumerOptions {
  readonly queue: Queue;
  readonly clock: Clock;
  /** The most messages of one invocation; 10 if absent. */
  readonly batchSize?: number;
  /** How many invocations may run at once; 1 if absent. */
  readonly concurrency?: number;
  /** The function's time-out in milliseconds; none if absent. */
  readonly timeoutMs?: number;
  handler(event: SQSEvent): Promise<SQSBatchResponse | undefined>;
}

export interface QueueConsumer {
  /** Takes no more messages and resolves when the running invocations are over. */
  stop(): Promise<void>;
  /** `problem` is the last failed invocation's error. */
  state(): {
    readonly invocations: number;
    readonly failed: number;
    readonly running: number;
    readonly problem?: string;
  };
}

const EVENT_BYTES = 6 * 1024 * 1024; // what Lambda takes in one invocation

/** The messages that a response leaves in the queue. An id that was not in the event makes it a failure of them all. */
function failedIn(records: readonly SQSRecord[], response: SQSBatchResponse | undefined): ReadonlySet<string> {
  const all = new Set(records.map(({ messageId }) => messageId));
  const failed = (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}

/**
 * Lambda's event source mapping: invokes a function with batches and deletes what it did not report as failed. What it
 * did, or all where it throws, comes back when its visibility time-out is over.
 */
export function createQueueConsumer(options: QueueConsumerOptions): QueueConsumer {
  const { queue, clock, batchSize = 10, concurrency = 1, timeoutMs, handler } = options;
  const running = new Set<Promise<void>>();
  const counts = { invocations: 0, failed: 0 };
  let problem: string | undefined;
  let stopped = false;

  async function invoke(records: readonly SQSRecord[]): Promise<ReadonlySet<string>> {
    counts.invocations++;
    const result = handler({ Records: [...records] });
    return failedIn(records, await (timeoutMs === undefined ? result : within(clock, timeoutMs, result)));
  }

  async function run(records: readonly SQSRecord[]): Promise<void> {
    await nextTurn();
    try {
      const failed = await invoke(records);
      for (const { messageId, receiptHandle } of records) if (!failed.has(messageId)) queue.remove(receiptHandle);
    } catch (error) {
      counts.failed++;
      problem = messageOf(error);
    }
  }

  function start(records: readonly SQSRecord[]): void {
    const invocation = run(records).finally(() => {
      running.delete(invocation);
      pump();
    });
    running.add(invocation);
  }

  function pump(): void {
    while (!stopped && running.size < concurrency) {
      const records = queue.receive({ messages: batchSize, bytes: EVENT_BYTES });
      if (records.length === 0) return;
      start(records);
    }
  }

  queue.onVisible(pump);
  pump();
  return {
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
    state: () => ({ ...counts, running: running.size, problem }),
  };
}
