import { describe, expect, test } from 'vitest';
import { createDial, createRandom } from '../../../local/aws/faults.ts';
import type { FeedRecord } from '../../../local/aws/firehose/intake.ts';
import { createKinesisStream, type KinesisStreamOptions } from '../../../local/aws/kinesis-stream.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { encode, exampleStream, recordInvocations, SECOND, START, transformOf } from './example-stream.ts';

const MEBIBYTE = 1024 * 1024;

function example(options: Partial<KinesisStreamOptions> = {}) {
  const clock = createManualClock(START);
  const stream = createKinesisStream({ name: 'edge', clock, ...options });
  const put = (...texts: readonly string[]) =>
    stream.putRecords({
      StreamName: 'edge',
      Records: texts.map((text) => ({ Data: Buffer.from(text), PartitionKey: text })),
    });
  const read: FeedRecord[][] = [];
  const reader = {
    isPaused: false,
    paused: () => reader.isPaused,
    receive: (records: readonly FeedRecord[]) => void read.push([...records]),
  };
  const texts = () => read.map((records) => records.map(({ data }) => Buffer.from(data).toString()));
  return { clock, stream, put, reader, read, texts };
}

test('a reader sees what is put after it came, not what was there before', async () => {
  const { stream, put, reader, clock, texts } = example();
  await put('before');
  stream.attach(reader);
  await put('after');
  await clock.runUntil(stream.drain());
  expect(texts()).toEqual([['after']]);
});

test('a reader reads at once, then once a second', async () => {
  const { stream, put, reader, clock, texts } = example();
  stream.attach(reader);
  await put('1');
  await clock.advance(0);
  await put('2');
  await put('3');
  await clock.advance(SECOND - 1);
  expect(texts()).toEqual([['1']]);
  await clock.advance(1);
  expect(texts()).toEqual([['1'], ['2', '3']]);
});

test('a reader gets at most ten thousand records a shard at a time', async () => {
  const { stream, put, reader, clock, read } = example();
  stream.attach(reader);
  for (let call = 0; call < 25; call++) await put(...Array.from({ length: 500 }, (_, n) => String(n)));
  expect(stream.waiting()).toBe(12_500);
  await clock.runUntil(stream.drain());
  expect(read.map(({ length }) => length)).toEqual([10_000, 2_500]);
});

test('records stay in the stream while the reader is paused', async () => {
  const { stream, put, reader, clock, texts } = example();
  stream.attach(reader);
  reader.isPaused = true;
  await put('1');
  await clock.advance(10 * SECOND);
  expect(stream.waiting()).toBe(1);
  reader.isPaused = false;
  await clock.runUntil(stream.drain());
  expect(texts()).toEqual([['1']]);
});

const sequenceNumbers = async ({ put }: ReturnType<typeof example>) =>
  (await put('1', '2', '3')).Records.map((entry) => ('SequenceNumber' in entry ? entry.SequenceNumber : ''));

test('sequence numbers have 56 digits and rise, also over a restart', async () => {
  const first = await sequenceNumbers(example());
  const later = await sequenceNumbers(example({ clock: createManualClock(START + 1) }));
  const all = [...first, ...later];
  expect(all.every((number) => /^\d{56}$/.test(number))).toBe(true);
  expect(all.toSorted()).toEqual(all);
  expect(new Set(all).size).toBe(6);
});

test('sequence numbers of streams that were made at the same time differ', async () => {
  const [one, other] = [0.25, 0.75].map((number) => example({ random: () => number }));
  const all = await Promise.all([one, other].map((stream) => (stream ? sequenceNumbers(stream) : [])));
  expect(new Set(all.flat()).size).toBe(6);
});

test('a partition key always has the same shard, and keys spread over all shards', async () => {
  const { put } = example({ shards: 4 });
  const keys = Array.from({ length: 100 }, (_, n) => `key ${n}`);
  const shardsOf = async () => (await put(...keys)).Records.map((entry) => ('ShardId' in entry ? entry.ShardId : ''));
  const shards = await shardsOf();
  expect(await shardsOf()).toEqual(shards);
  expect([...new Set(shards)].toSorted()).toEqual([0, 1, 2, 3].map((shard) => `shardId-00000000000${shard}`));
});

test('throttled entries are answered in place and not taken', async () => {
  const throttle = createDial(createRandom(1));
  const { stream, put, reader, clock, texts } = example({ throttle });
  stream.attach(reader);
  throttle.next(1);
  const { FailedRecordCount, Records } = await put('1', '2');
  expect(FailedRecordCount).toBe(1);
  expect(Records[0]).toMatchObject({ ErrorCode: 'ProvisionedThroughputExceededException' });
  await clock.runUntil(stream.drain());
  expect(texts()).toEqual([['2']]);
});

describe('a call', () => {
  const entry = (bytes: number, PartitionKey = 'k') => ({ Data: new Uint8Array(bytes), PartitionKey });
  const call = (
    Records: readonly { Data: Uint8Array | undefined; PartitionKey: string | undefined }[],
    StreamName = 'edge',
  ) => example().stream.putRecords({ StreamName, Records });

  test.each([
    { name: 'no record', records: [], message: 'at least one record' },
    { name: '501 records', records: Array.from({ length: 501 }, () => entry(1)), message: '501 records, over 500' },
    { name: 'a record over 1 MiB with its key', records: [entry(MEBIBYTE)], message: 'record 0: 1048577 bytes' },
    {
      name: 'over 10 MiB together',
      records: Array.from({ length: 11 }, () => entry(MEBIBYTE - 1)),
      message: 'over 10 MiB',
    },
    { name: 'an empty key', records: [entry(1, '')], message: 'PartitionKey' },
    { name: 'a long key', records: [entry(1, 'k'.repeat(257))], message: 'PartitionKey' },
    { name: 'no data', records: [{ Data: undefined, PartitionKey: 'k' }], message: 'expected Data' },
  ])('with $name is rejected whole', async ({ records, message }) => {
    await expect(call(records)).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: expect.stringContaining(message),
    });
  });

  test('at its limits is taken', async () => {
    expect((await call(Array.from({ length: 500 }, () => entry(20_000)))).FailedRecordCount).toBe(0);
    expect((await call([entry(MEBIBYTE - 1)])).FailedRecordCount).toBe(0);
  });

  test('to another stream finds none', async () => {
    await expect(call([entry(1)], 'other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

test('a delivery stream that reads it invokes its function with Kinesis’ metadata', async () => {
  const { events, invoke } = recordInvocations();
  const { stream, clock } = exampleStream(() => ({
    source: 'kinesis',
    kinesis: { arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/edge', shards: 1 },
    transform: transformOf(invoke),
  }));
  const kinesis = createKinesisStream({ name: 'edge', clock });
  kinesis.attach(stream);
  const { Records } = await kinesis.putRecords({
    StreamName: 'edge',
    Records: [{ Data: Buffer.from('{"n":1}'), PartitionKey: 'k' }],
  });
  await clock.advance(100);
  await clock.runUntil(stream.drain());
  const [answer] = Records;
  expect(events[0]).toMatchObject({
    sourceKinesisStreamArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/edge',
    records: [
      {
        approximateArrivalTimestamp: START,
        data: encode('{"n":1}'),
        kinesisRecordMetadata: {
          shardId: 'shardId-000000000000',
          partitionKey: 'k',
          approximateArrivalTimestamp: START,
          sequenceNumber: answer && 'SequenceNumber' in answer ? answer.SequenceNumber : '',
          subsequenceNumber: '',
        },
      },
    ],
  });
  expect(stream.metrics()).toMatchObject({ 'DataReadFromKinesisStream.Records': 1, IncomingRecords: 0 });
  expect(stream.ledger()).toMatchObject({ accepted: 1, delivered: 1, waiting: 0 });
});
