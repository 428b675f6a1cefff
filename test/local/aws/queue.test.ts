import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createQueue, type QueueOptions } from '../../../local/aws/queue.ts';
import { createQueueFaults } from '../../../local/aws/queue-faults.ts';
import { SECOND, START } from './example-stream.ts';

const MEBIBYTE = 1024 * 1024;
const ALL = { messages: 10, bytes: Number.POSITIVE_INFINITY };

function example(options: Partial<QueueOptions> = {}) {
  const clock = createManualClock(START);
  const faults = createQueueFaults(5);
  const queue = createQueue({ name: 'feed', clock, faults, ...options });
  const send = (...bodies: readonly string[]) =>
    queue.sendMessageBatch({
      QueueUrl: queue.url,
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    });
  const bodies = () => queue.receive(ALL).map(({ body }) => body);
  return { clock, faults, queue, send, bodies };
}

test('messages are received in about the order they were sent', async () => {
  const { send, bodies } = example();
  await send('1', '2');
  await send('3');
  expect(bodies()).toEqual(['1', '2', '3']);
  expect(bodies()).toEqual([]);
});

test('an answer names every entry with its message id and MD5', async () => {
  const { queue } = example({ newId: () => 'id-1' });
  const answer = await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: 'a', MessageBody: 'hello' }] });
  expect(answer).toEqual({
    Successful: [{ Id: 'a', MessageId: 'id-1', MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' }],
    Failed: [],
  });
});

test('a record is what Lambda hands to a function', async () => {
  const { queue, clock } = example({ region: 'eu-west-1' });
  const MessageAttributes = { source: { DataType: 'String', StringValue: 'vpc-flow' } };
  await queue.sendMessageBatch({
    QueueUrl: queue.url,
    Entries: [{ Id: '0', MessageBody: 'hello', MessageAttributes }],
  });
  await clock.advance(SECOND);
  expect(queue.receive(ALL)).toEqual([
    {
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(START),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: String(START + SECOND),
      },
      messageAttributes: {
        source: { dataType: 'String', stringValue: 'vpc-flow', stringListValues: [], binaryListValues: [] },
      },
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:feed',
      awsRegion: 'eu-west-1',
    },
  ]);
});

describe('a call', () => {
  const entries = (count: number, MessageBody = 'x') =>
    Array.from({ length: count }, (_, at) => ({ Id: `${at}`, MessageBody }));

  test.each([
    { name: 'no entry', Entries: [], error: 'EmptyBatchRequest' },
    { name: 'eleven entries', Entries: entries(11), error: 'TooManyEntriesInBatchRequest' },
    { name: 'the same id twice', Entries: [...entries(1), ...entries(1)], error: 'BatchEntryIdsNotDistinct' },
    { name: 'an id with a dot', Entries: [{ Id: 'a.b', MessageBody: 'x' }], error: 'InvalidBatchEntryId' },
    {
      name: 'an id of 81 characters',
      Entries: [{ Id: 'a'.repeat(81), MessageBody: 'x' }],
      error: 'InvalidBatchEntryId',
    },
    { name: 'a message over 1 MiB', Entries: entries(1, 'x'.repeat(MEBIBYTE + 1)), error: 'BatchRequestTooLong' },
    { name: 'messages over 1 MiB together', Entries: entries(5, 'é'.repeat(110_000)), error: 'BatchRequestTooLong' },
  ])('with $name is rejected whole', async ({ Entries, error }) => {
    const { queue, bodies } = example();
    await expect(queue.sendMessageBatch({ QueueUrl: queue.url, Entries })).rejects.toMatchObject({ name: error });
    expect(bodies()).toEqual([]);
  });

  test('at its limits is taken', async () => {
    const { queue } = example();
    expect((await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: entries(10) })).Failed).toEqual([]);
    const largest = entries(1, 'x'.repeat(MEBIBYTE));
    expect((await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: largest })).Failed).toEqual([]);
  });

  test('to another queue finds none', async () => {
    const { queue } = example();
    const call = queue.sendMessageBatch({ QueueUrl: `${queue.url}2`, Entries: entries(1) });
    await expect(call).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test.each([
    { entry: { MessageBody: '' }, code: 'MissingParameter' },
    { entry: { MessageBody: 'a\u0000b' }, code: 'InvalidMessageContents' },
    { entry: { MessageBody: 'a\ud800b' }, code: 'InvalidMessageContents' },
    { entry: { MessageBody: 'a\uffffb' }, code: 'InvalidMessageContents' },
    { entry: { MessageBody: 'x', DelaySeconds: 901 }, code: 'InvalidParameterValue' },
  ])('sends its other entries where one is refused: $code', async ({ entry, code }) => {
    const { queue, bodies } = example();
    const answer = await queue.sendMessageBatch({
      QueueUrl: queue.url,
      Entries: [
        { Id: 'bad', ...entry },
        { Id: 'good', MessageBody: 'tab\t, line\n, 🔥' },
      ],
    });
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(answer.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: code }]);
    expect(bodies()).toEqual(['tab\t, line\n, 🔥']);
  });
});

describe('a received message', () => {
  test('comes back when its visibility time-out is over, and is counted', async () => {
    const { queue, send, clock } = example({ visibilityMs: 30 * SECOND });
    await send('1');
    queue.receive(ALL);
    await clock.advance(30 * SECOND - 1);
    expect(queue.receive(ALL)).toEqual([]);
    await clock.advance(1);
    expect(queue.receive(ALL)).toMatchObject([
      { body: '1', attributes: { ApproximateReceiveCount: '2', ApproximateFirstReceiveTimestamp: String(START) } },
    ]);
  });

  test('is gone once it is deleted', async () => {
    const { queue, send, clock, bodies } = example();
    await send('1', '2');
    const [first] = queue.receive(ALL);
    queue.remove(first?.receiptHandle ?? '');
    await clock.advance(60 * SECOND);
    expect(bodies()).toEqual(['2']);
    expect(queue.metrics().NumberOfMessagesDeleted).toBe(1);
  });

  test('is not deleted by the handle of an earlier receive', async () => {
    const { queue, send, clock, bodies } = example();
    await send('1');
    const [first] = queue.receive(ALL);
    await clock.advance(30 * SECOND);
    expect(bodies()).toEqual(['1']);
    queue.remove(first?.receiptHandle ?? '');
    await clock.advance(30 * SECOND);
    expect(bodies()).toEqual(['1']);
    expect(queue.metrics().NumberOfMessagesDeleted).toBe(0);
  });

  test('comes at its own time where others were received later', async () => {
    const { queue, send, clock, bodies } = example();
    await send('1', '2');
    queue.receive({ ...ALL, messages: 1 });
    await clock.advance(10 * SECOND);
    queue.receive({ ...ALL, messages: 1 });
    await clock.advance(20 * SECOND);
    expect(bodies()).toEqual(['1']);
    await clock.advance(10 * SECOND);
    expect(bodies()).toEqual(['2']);
  });
});

test('a delayed message is not visible before its time', async () => {
  const { queue, clock, bodies } = example();
  await queue.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: '0', MessageBody: 'later', DelaySeconds: 5 }] });
  expect(bodies()).toEqual([]);
  await clock.advance(5 * SECOND);
  expect(bodies()).toEqual(['later']);
});

test('one receive returns no more than is asked for, but one message of any size', async () => {
  const { queue, send } = example();
  await send('a'.repeat(900), 'b'.repeat(50), 'c'.repeat(60), 'd');
  const lengths = (bytes: number) => queue.receive({ messages: 10, bytes }).map(({ body }) => body.length);
  expect(lengths(100)).toEqual([900]);
  expect(lengths(100)).toEqual([50]);
  expect(lengths(100)).toEqual([60, 1]);
});

test('a message received too often moves to the dead-letter queue as it is, and says where from', async () => {
  const clock = createManualClock(START);
  const dead = createQueue({ name: 'feed-dead', clock });
  const { queue, send, bodies } = example({ clock, deadLetter: { queue: dead, maxReceiveCount: 2 } });
  const { Successful } = await send('poison');
  for (let receive = 0; receive < 2; receive++) {
    expect(bodies()).toEqual(['poison']);
    await clock.advance(30 * SECOND);
  }
  expect(bodies()).toEqual([]);
  await queue.drain();
  expect(dead.metrics()).toMatchObject({ ApproximateNumberOfMessagesVisible: 1, NumberOfMessagesSent: 0 });
  expect(dead.receive(ALL)).toMatchObject([
    {
      messageId: Successful?.[0]?.MessageId,
      body: 'poison',
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(START), DeadLetterQueueSourceArn: queue.arn },
    },
  ]);
});

test('metrics have CloudWatch’s names', async () => {
  const { queue, send, clock } = example();
  await send('1', '2', '3');
  await clock.advance(4 * SECOND);
  const [first] = queue.receive({ ...ALL, messages: 2 });
  queue.remove(first?.receiptHandle ?? '');
  expect(queue.metrics()).toEqual({
    NumberOfMessagesSent: 3,
    NumberOfMessagesReceived: 2,
    NumberOfMessagesDeleted: 1,
    ApproximateNumberOfMessagesVisible: 1,
    ApproximateNumberOfMessagesNotVisible: 1,
    ApproximateAgeOfOldestMessage: 4,
  });
});

describe('faults', () => {
  test('entries that fail are named, the others sent', async () => {
    const { send, faults, bodies } = example();
    faults.failEntry.next(1);
    expect((await send('1', '2')).Failed).toMatchObject([{ Id: '0', SenderFault: false, Code: 'InternalError' }]);
    expect(bodies()).toEqual(['2']);
  });

  test('a call that fails sends nothing', async () => {
    const { send, faults, bodies } = example();
    faults.failCall.next(1);
    await expect(send('1')).rejects.toMatchObject({ name: 'ServiceUnavailable', $fault: 'server' });
    expect(bodies()).toEqual([]);
  });

  test('a call whose answer is lost has sent everything', async () => {
    const { send, faults, bodies } = example();
    faults.loseAnswer.next(1);
    await expect(send('1')).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    expect(bodies()).toEqual(['1']);
  });

  test('a duplicate is the same message, received and deleted on its own', async () => {
    const { queue, send, faults } = example();
    faults.duplicate.next(1);
    await send('1', '2');
    const received = queue.receive(ALL);
    expect(received.map(({ body }) => body)).toEqual(['1', '1', '2']);
    expect(received[0]?.messageId).toBe(received[1]?.messageId);
    expect(received[0]?.receiptHandle).not.toBe(received[1]?.receiptHandle);
    expect(queue.metrics().NumberOfMessagesSent).toBe(2);
  });

  test('reordered messages come in another order, each of them once', async () => {
    const { send, faults, bodies } = example();
    const sent = Array.from({ length: 10 }, (_, n) => String(n));
    faults.reorder.share(1);
    await send(...sent);
    const received = bodies();
    expect(received).not.toEqual(sent);
    expect(received.toSorted()).toEqual(sent);
  });
});
