import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sleep } from '../../../local/aws/clock.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createQueue } from '../../../local/aws/queue.ts';
import { createQueueConsumer, type QueueConsumerOptions } from '../../../local/aws/queue-consumer.ts';
import { createQueueFaults } from '../../../local/aws/queue-faults.ts';
import { SECOND, START } from './example-stream.ts';

type Handler = QueueConsumerOptions['handler'];

function example(handler: Handler, options: Partial<QueueConsumerOptions> = {}) {
  const clock = createManualClock(START);
  const faults = createQueueFaults(9);
  const dead = createQueue({ name: 'dead', clock });
  const queue = createQueue({ name: 'feed', clock, faults, deadLetter: { queue: dead, maxReceiveCount: 3 } });
  const batches: string[][] = [];
  const consumer = createQueueConsumer({
    queue,
    clock,
    handler: (event) => {
      batches.push(event.Records.map(({ body }) => body));
      return handler(event);
    },
    ...options,
  });
  const send = (...bodies: readonly string[]) =>
    queue.sendMessageBatch({
      QueueUrl: queue.url,
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    });
  return { clock, faults, dead, queue, consumer, batches, send };
}

const succeed: Handler = async () => undefined;
const failOn =
  (...bodies: readonly string[]): Handler =>
  async ({ Records }: SQSEvent) => ({
    batchItemFailures: Records.filter(({ body }) => bodies.includes(body)).map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  });

test('messages are handled soon after they come, and deleted', async () => {
  const { send, clock, batches, queue } = example(succeed);
  await send('1', '2');
  await clock.advance(0);
  expect(batches).toEqual([['1', '2']]);
  await queue.drain();
  expect(queue.metrics()).toMatchObject({ NumberOfMessagesDeleted: 2, ApproximateNumberOfMessagesNotVisible: 0 });
});

test('messages that were there before the consumer are handled too', async () => {
  const clock = createManualClock(START);
  const queue = createQueue({ name: 'feed', clock });
  await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: '0', MessageBody: 'early' }] });
  const bodies: string[] = [];
  createQueueConsumer({
    queue,
    clock,
    handler: async ({ Records }) => void bodies.push(...Records.map(({ body }) => body)) as undefined,
  });
  await clock.runUntil(queue.drain());
  expect(bodies).toEqual(['early']);
});

test('a batch is no larger than its size, and no more run at once than allowed', async () => {
  const clock = createManualClock(START);
  let running = 0;
  let most = 0;
  const work: Handler = async () => {
    most = Math.max(most, ++running);
    await sleep(clock, SECOND);
    running--;
    return undefined;
  };
  const queue = createQueue({ name: 'feed', clock });
  const sizes: number[] = [];
  const handler: Handler = (event) => {
    sizes.push(event.Records.length);
    return work(event);
  };
  for (let call = 0; call < 3; call++)
    await queue.sendMessageBatch({
      QueueUrl: queue.url,
      Entries: Array.from({ length: 10 }, (_, at) => ({ Id: String(at), MessageBody: 'x' })),
    });
  createQueueConsumer({ queue, clock, handler, batchSize: 4, concurrency: 2 });
  await clock.runUntil(queue.drain());
  expect(most).toBe(2);
  expect(sizes).toEqual([4, 4, 4, 4, 4, 4, 4, 2]);
});

test('only the failed messages of a batch come back, after their visibility time-out', async () => {
  let failing = failOn('2');
  const { send, clock, batches, queue } = example((event) => failing(event));
  await send('1', '2', '3');
  await clock.advance(30 * SECOND - 1);
  expect(batches).toEqual([['1', '2', '3']]);
  failing = succeed;
  await clock.advance(1);
  expect(batches).toEqual([['1', '2', '3'], ['2']]);
  await queue.drain();
});

test.each([
  { name: 'throws', handler: async () => Promise.reject(new Error('boom')) },
  {
    name: 'names a message that it was not given',
    handler: async () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] }),
  },
  { name: 'names none by an empty id', handler: async () => ({ batchItemFailures: [{ itemIdentifier: '' }] }) },
] satisfies { name: string; handler: Handler }[])(
  'all messages come back where the function $name',
  async ({ handler }) => {
    const { send, clock, batches } = example(handler);
    await send('1', '2');
    await clock.advance(30 * SECOND);
    expect(batches).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  },
);

test.each([undefined, {}, { batchItemFailures: [] }, { batchItemFailures: null }])(
  'a response of %j means that all messages are done',
  async (response) => {
    const { send, clock, batches, queue } = example(async () => response as SQSBatchResponse | undefined);
    await send('1', '2');
    await clock.advance(60 * SECOND);
    expect(batches).toHaveLength(1);
    await queue.drain();
  },
);

test('a function that is slower than its time-out failed, and its messages come back', async () => {
  const clock = createManualClock(START);
  const queue = createQueue({ name: 'feed', clock });
  let invocations = 0;
  const handler: Handler = async () => {
    if (invocations++ === 0) await sleep(clock, 60 * SECOND);
    return undefined;
  };
  const consumer = createQueueConsumer({ queue, clock, handler, timeoutMs: 10 * SECOND });
  await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: '0', MessageBody: 'x' }] });
  await clock.runUntil(queue.drain());
  expect(clock.now()).toBe(START + 30 * SECOND);
  expect(consumer.state()).toEqual({ invocations: 2, failed: 1, running: 0, problem: 'timed out after 10000 ms' });
});

test('a message that outlasts its visibility time-out is handled twice', async () => {
  const clock = createManualClock(START);
  const queue = createQueue({ name: 'feed', clock });
  let invocations = 0;
  const handler: Handler = async () => {
    await sleep(clock, ++invocations === 1 ? 45 * SECOND : 5 * SECOND);
    return undefined;
  };
  createQueueConsumer({ queue, clock, handler, concurrency: 2 });
  await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: '0', MessageBody: 'x' }] });
  await clock.runUntil(queue.drain());
  expect(invocations).toBe(2);
});

test('a message that always fails ends in the dead-letter queue after its last receive', async () => {
  const { send, clock, dead, queue, batches } = example(failOn('poison'));
  await send('poison', 'fine');
  await clock.runUntil(queue.drain());
  expect(batches).toEqual([['poison', 'fine'], ['poison'], ['poison']]);
  expect(dead.metrics().ApproximateNumberOfMessagesVisible).toBe(1);
});

test('a stopped consumer takes no more messages and waits for what runs', async () => {
  const clock = createManualClock(START);
  const done: string[] = [];
  const queue = createQueue({ name: 'feed', clock });
  const consumer = createQueueConsumer({
    queue,
    clock,
    batchSize: 1,
    handler: async ({ Records }) => {
      await sleep(clock, SECOND);
      done.push(...Records.map(({ body }) => body));
      return undefined;
    },
  });
  const Entries = ['1', '2'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
  await queue.sendMessageBatch({ QueueUrl: queue.url, Entries });
  await clock.runUntil(consumer.stop());
  await clock.advance(60 * SECOND);
  expect(done).toEqual(['1']);
  expect(queue.metrics().ApproximateNumberOfMessagesVisible).toBe(1);
});

describe('whatever the queue and the function do', () => {
  test('every message is handled at least once, or lies in the dead-letter queue', async () => {
    const fault = fc.constantFrom(0, 0.2, 0.6);
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fault,
        fault,
        fault,
        fc.integer({ min: 1, max: 5 }),
        async (seed, duplicate, reorder, failing, concurrency) => {
          const random = createQueueFaults(seed).random;
          const handled = new Set<string>();
          const handler: Handler = async ({ Records }) => {
            if (random() < failing / 2) throw new Error('boom');
            const failed = Records.filter(() => random() < failing);
            for (const record of Records) if (!failed.includes(record)) handled.add(record.body);
            return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
          };
          const { send, clock, faults, queue, dead } = example(handler, { concurrency, batchSize: 3 });
          faults.duplicate.share(duplicate);
          faults.reorder.share(reorder);
          const bodies = Array.from({ length: 40 }, (_, n) => String(n));
          for (let from = 0; from < bodies.length; from += 10) await send(...bodies.slice(from, from + 10));
          await clock.runUntil(queue.drain());
          const given = dead.receive({ messages: 1_000, bytes: Number.POSITIVE_INFINITY }).map(({ body }) => body);
          expect(bodies.filter((body) => !handled.has(body) && !given.includes(body))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
