import { expect, test } from 'vitest';
import { createDeliveryStream } from '../../../local/aws/delivery-stream.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createMemoryObjects } from '../../../local/aws/memory-objects.ts';
import { bucketOf, exampleStream, MINUTE, recordDocuments, SECOND, START, searchOf } from './example-stream.ts';

const KIB = 1024;
const filled = (bytes: number) => ({ Data: new Uint8Array(bytes) });
const many = (count: number, bytes: number) => Array.from({ length: count }, () => filled(bytes));

test('a put answers every record with an id of its own', async () => {
  const { put } = exampleStream();
  const { FailedPutCount, RequestResponses = [] } = await put('{"a":1}', '{"a":1}');
  expect(FailedPutCount).toBe(0);
  const ids = RequestResponses.map(({ RecordId }) => RecordId);
  expect(new Set(ids).size).toBe(2);
  expect(ids.every((id) => typeof id === 'string' && id !== '')).toBe(true);
});

test('a single record is put and answered with its id', async () => {
  const documents = recordDocuments();
  const { stream, clock } = exampleStream(() => ({ destination: searchOf(documents.bulk) }));
  const { RecordId } = await stream.putRecord({ DeliveryStreamName: 'logs', Record: { Data: Buffer.from('{"a":1}') } });
  await clock.runUntil(stream.drain());
  expect(RecordId).toMatch(/^[0-9a-f]+$/);
  expect(documents.stored).toEqual(['{"a":1}']);
});

test.each([
  { name: '500 records', records: many(500, 1) },
  { name: 'a record of 1,000 KiB', records: [filled(1000 * KIB)] },
  { name: '4 MiB together', records: [...many(4, 1000 * KIB), filled(96 * KIB)] },
  { name: 'an empty record', records: [filled(0)] },
])('a call with $name is taken', async ({ records }) => {
  const { stream } = exampleStream();
  const { RequestResponses } = await stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: records });
  expect(RequestResponses).toHaveLength(records.length);
  expect(stream.metrics().IncomingRecords).toBe(records.length);
});

test.each([
  { name: 'more than 500 records', records: many(501, 1), message: '501 records, over 500' },
  {
    name: 'one record over 1,000 KiB',
    records: [filled(1), filled(1000 * KIB + 1)],
    message: 'record 1: 1024001 bytes, over 1,000 KiB',
  },
  {
    name: 'more than 4 MiB together',
    records: [...many(4, 1000 * KIB), filled(96 * KIB + 1)],
    message: '4194305 bytes, over 4 MiB',
  },
  { name: 'no record', records: [], message: 'expected at least one record' },
  { name: 'a record without data', records: [{ Data: undefined }], message: 'record 0: expected Data' },
])('a call with $name is rejected whole', async ({ records, message }) => {
  const { stream } = exampleStream();
  await expect(stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: records })).rejects.toMatchObject({
    name: 'InvalidArgumentException',
    $fault: 'client',
    message,
  });
  expect(stream.ledger().accepted).toBe(0);
});

test('a single record over 1,000 KiB is rejected', async () => {
  const { stream } = exampleStream();
  const put = stream.putRecord({ DeliveryStreamName: 'logs', Record: filled(1000 * KIB + 1) });
  await expect(put).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('a put to another stream finds none', async () => {
  const { stream } = exampleStream();
  const put = stream.putRecordBatch({ DeliveryStreamName: 'other', Records: [filled(1)] });
  await expect(put).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a Kinesis-fed stream refuses puts', async () => {
  const { stream, put } = exampleStream(() => ({ source: 'kinesis' }));
  const refusal = {
    name: 'InvalidArgumentException',
    message: 'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
  };
  await expect(put('{}')).rejects.toMatchObject(refusal);
  await expect(stream.putRecord({ DeliveryStreamName: 'logs', Record: filled(1) })).rejects.toMatchObject(refusal);
});

test('throttled items are answered in place, counted and not taken', async () => {
  const documents = recordDocuments();
  const { stream, put, faults, clock } = exampleStream(() => ({ destination: searchOf(documents.bulk) }));
  faults.throttle.next(2);
  const { FailedPutCount, RequestResponses = [] } = await put('{"a":1}', '{"a":2}', '{"a":3}');
  expect(FailedPutCount).toBe(2);
  expect(RequestResponses.map(({ ErrorCode }) => ErrorCode)).toEqual([
    'ServiceUnavailableException',
    'ServiceUnavailableException',
    undefined,
  ]);
  await clock.runUntil(stream.drain());
  expect(documents.stored).toEqual(['{"a":3}']);
  expect(stream.metrics()).toMatchObject({ ThrottledRecords: 2, IncomingRecords: 1, IncomingBytes: 7 });
  expect(stream.ledger()).toMatchObject({ accepted: 1, delivered: 1 });
});

test('a throttled single record is an exception that may be tried again', async () => {
  const { stream, faults } = exampleStream();
  faults.throttle.next(1);
  const put = stream.putRecord({ DeliveryStreamName: 'logs', Record: filled(1) });
  await expect(put).rejects.toMatchObject({ name: 'ServiceUnavailableException', $fault: 'server' });
});

test('every record is billed in steps of 5 KB', async () => {
  const { stream } = exampleStream();
  const records = [0, 1, 5 * KIB, 5 * KIB + 1].map(filled);
  await stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: records });
  expect(stream.billing()).toEqual({ records: 4, billedBytes: (1 + 1 + 1 + 2) * 5 * KIB });
});

test.each([
  { region: 'us-east-1', limit: { bytes: 5 * KIB * KIB, records: 500_000, requests: 2_000 } },
  { region: 'us-west-2', limit: { bytes: 5 * KIB * KIB, records: 500_000, requests: 2_000 } },
  { region: 'eu-west-1', limit: { bytes: 5 * KIB * KIB, records: 500_000, requests: 2_000 } },
  { region: 'eu-central-1', limit: { bytes: KIB * KIB, records: 100_000, requests: 1_000 } },
])('the quota of $region is metered, not enforced', async ({ region, limit }) => {
  const { stream, clock } = exampleStream(() => ({ region }));
  const burst = () => stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: many(4, 1000 * KIB) });
  await Promise.all([burst(), burst()]);
  await clock.advance(SECOND);
  await stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: [filled(1)] });
  expect(stream.quota()).toEqual({
    limit,
    peak: { bytes: 8_000 * KIB, records: 8, requests: 2 },
    secondsOver: 1,
  });
  expect(stream.metrics().ThrottledRecords).toBe(0);
});

test('an enforced quota throttles what does not fit into the second', async () => {
  const { stream, clock } = exampleStream(() => ({ region: 'eu-central-1', enforceQuota: true }));
  const put = () => stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: many(3, 500 * KIB) });
  expect((await put()).FailedPutCount).toBe(1);
  expect((await put()).FailedPutCount).toBe(3);
  await clock.advance(SECOND);
  expect((await put()).FailedPutCount).toBe(1);
  expect(stream.metrics()).toMatchObject({ IncomingRecords: 4, ThrottledRecords: 5 });
});

test('an enforced quota refuses calls over a thousand a second', async () => {
  const { stream, put } = exampleStream(() => ({ region: 'eu-central-1', enforceQuota: true }));
  for (let call = 0; call < 1_000; call++) await put('{}');
  await expect(put('{}')).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
  expect(stream.ledger().accepted).toBe(1_000);
});

test('an OpenSearch stream without a bucket can’t be created', () => {
  expect(() =>
    createDeliveryStream({
      name: 'logs',
      clock: createManualClock(START),
      source: 'direct-put',
      destination: searchOf(),
    }),
  ).toThrow('an OpenSearch destination needs a bucket');
});

test.each([
  { bucket: { prefix: 'raw/!{timestamp:yyyy}/' }, message: 'errorPrefix: needed where prefix has expressions' },
  { bucket: { errorPrefix: 'bad/!{timestamp:yyyy}/' }, message: 'expected !{firehose:error-output-type}' },
])('prefixes that AWS refuses are refused: $bucket', ({ bucket, message }) => {
  const objects = createMemoryObjects();
  const backup = { ...bucketOf(objects), ...bucket, mode: 'failed', intervalMs: MINUTE } as const;
  const create = () =>
    createDeliveryStream({
      name: 'logs',
      clock: createManualClock(START),
      source: 'direct-put',
      destination: searchOf(),
      backup,
    });
  expect(create).toThrow(message);
});
