import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createMemoryObjects } from '../../../local/aws/memory-objects.ts';
import type { ObjectStore } from '../../../local/aws/object-store.ts';
import {
  answerAll,
  bucketOf,
  encode,
  exampleStream,
  LAMBDA,
  MINUTE,
  readAll,
  readFailures,
  recordDocuments,
  recordInvocations,
  SECOND,
  START,
  searchOf,
  transformOf,
} from './example-stream.ts';

const keysOf = async (objects: ObjectStore) => (await objects.list('')).map(({ key }) => key);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

describe('a bucket as the destination', () => {
  const toBucket = (more: object = {}) =>
    exampleStream((objects) => ({ backup: undefined, destination: { kind: 's3', ...bucketOf(objects), ...more } }));

  test('gets records joined without delimiters, when the buffer is old enough', async () => {
    const { put, clock, objects, stream } = toBucket();
    await put('one', 'two\n');
    await clock.advance(4 * MINUTE);
    await put('three');
    expect(await keysOf(objects)).toEqual([]);
    await clock.advance(MINUTE);
    expect(await keysOf(objects)).toHaveLength(1);
    expect(await readAll(objects, '')).toBe('onetwo\nthree');
    expect(stream.metrics()).toMatchObject({
      'DeliveryToS3.Records': 3,
      'DeliveryToS3.Bytes': 12,
      'DeliveryToS3.Success': 1,
    });
    expect(stream.ledger()).toMatchObject({ delivered: 3, waiting: 0 });
  });

  test('gets them when the buffer is full', async () => {
    const { put, clock, objects } = toBucket({ bufferBytes: 6 });
    await put('one', 'two', 'three');
    await clock.advance(0);
    expect(await readAll(objects, '')).toBe('onetwo');
  });

  test('gets what the function returned, without reading it as a document', async () => {
    const { put, clock, objects, stream } = exampleStream((bucket) => ({
      backup: undefined,
      destination: { kind: 's3', ...bucketOf(bucket), prefix: 'lake/' },
      transform: transformOf(async ({ records }) => ({
        records: records.map(({ recordId }) => ({ recordId, result: 'Ok', data: encode('any\nthing') })),
      })),
    }));
    await put('one', 'two');
    await clock.runUntil(stream.drain());
    expect(await readAll(objects, 'lake/')).toBe('any\nthingany\nthing');
    expect(stream.violations()).toEqual([]);
  });

  test('gets no object where all records are empty', async () => {
    const { put, clock, objects, stream } = toBucket();
    await put('', '');
    await clock.runUntil(stream.drain());
    expect(await keysOf(objects)).toEqual([]);
    expect(stream.ledger()).toMatchObject({ delivered: 2, waiting: 0 });
  });

  test('is also where its failures go if there is no backup', async () => {
    const { put, clock, objects, stream } = exampleStream((bucket) => ({
      backup: undefined,
      destination: { kind: 's3', ...bucketOf(bucket), prefix: 'lake/', errorPrefix: 'errors/' },
      transform: transformOf(answerAll('ProcessingFailed')),
    }));
    await put('bad');
    await clock.runUntil(stream.drain());
    expect(await readFailures(objects, 'errors/processing-failed/')).toHaveLength(1);
  });
});

describe('names of objects', () => {
  test.each([
    { bucket: {}, key: '2026/11/24/13/logs-1-2026-11-24-13-05-06-' },
    { bucket: { prefix: 'lake' }, key: 'lake2026/11/24/13/logs-1-2026-11-24-13-05-06-' },
    {
      bucket: { prefix: 'lake/!{timestamp:yyyy-MM-dd}/', errorPrefix: 'e/' },
      key: 'lake/2026-11-24/logs-1-2026-11-24-13-05-06-',
    },
    {
      bucket: { prefix: "lake/!{timestamp:'day='yyyy/MM}/", errorPrefix: 'e/' },
      key: 'lake/day=2026/11/logs-1-2026-11-24-13-05-06-',
    },
    { bucket: { compression: 'GZIP' }, key: '2026/11/24/13/logs-1-2026-11-24-13-05-06-', extension: '.gz' },
    {
      bucket: { fileExtension: '.ndjson.gz' },
      key: '2026/11/24/13/logs-1-2026-11-24-13-05-06-',
      extension: '.ndjson.gz',
    },
  ] as const)('with $bucket begin with $key', async ({ bucket, key, ...rest }) => {
    const { put, clock, objects, stream } = exampleStream((store) => ({
      backup: undefined,
      destination: { kind: 's3', ...bucketOf(store), ...bucket },
    }));
    await put('one');
    await clock.advance(MINUTE);
    await clock.runUntil(stream.drain());
    const [name = ''] = await keysOf(objects);
    expect(name.startsWith(key)).toBe(true);
    expect(name.slice(key.length)).toMatch(new RegExp(`^${UUID.source}${'extension' in rest ? rest.extension : ''}$`));
  });

  test('may hold a random text, a new one for each object', async () => {
    const { put, clock, objects, stream } = exampleStream((store) => ({
      backup: undefined,
      destination: { kind: 's3', ...bucketOf(store), prefix: '!{firehose:random-string}/', errorPrefix: 'e/' },
    }));
    await put('one');
    await clock.runUntil(stream.drain());
    await put('two');
    await clock.runUntil(stream.drain());
    const folders = (await keysOf(objects)).map((key) => key.split('/')[0]);
    expect(folders.every((folder) => /^[0-9a-f]{11}$/.test(folder ?? ''))).toBe(true);
    expect(new Set(folders).size).toBe(2);
  });

  test.each([
    { errorPrefix: undefined, key: 'processing-failed/2026/11/24/13/' },
    { errorPrefix: 'errors/', key: 'errors/processing-failed/2026/11/24/13/' },
    { errorPrefix: '!{timestamp:yyyy}/!{firehose:error-output-type}/', key: '2026/processing-failed/logs' },
  ])('of failures with prefix $errorPrefix begin with $key', async ({ errorPrefix, key }) => {
    const { put, clock, objects, stream } = exampleStream((store) => ({
      transform: transformOf(answerAll('ProcessingFailed')),
      backup: { ...bucketOf(store), mode: 'failed', errorPrefix },
    }));
    await put('one');
    await clock.runUntil(stream.drain());
    expect((await keysOf(objects))[0]?.startsWith(key)).toBe(true);
  });
});

describe('failure objects', () => {
  test('hold one JSON for each record, as documented', async () => {
    const { put, clock, objects, stream } = exampleStream(() => ({
      transform: transformOf(answerAll('ProcessingFailed')),
    }));
    await put('one', 'two');
    await clock.runUntil(stream.drain());
    expect(await readFailures(objects, '')).toEqual(
      ['one', 'two'].map((text) => ({
        attemptsMade: 1,
        arrivalTimestamp: START,
        errorCode: 'Lambda.ProcessingFailedStatus',
        errorMessage: 'The record came back with the status ProcessingFailed.',
        attemptEndingTimestamp: START,
        rawData: encode(text),
        lambdaArn: LAMBDA,
      })),
    );
  });

  test('are gzipped where the bucket is', async () => {
    const { put, clock, objects, stream } = exampleStream((store) => ({
      transform: transformOf(answerAll('ProcessingFailed')),
      backup: { ...bucketOf(store), mode: 'failed', compression: 'GZIP' },
    }));
    await put('one');
    await clock.runUntil(stream.drain());
    const [key = ''] = await keysOf(objects);
    expect(key).toMatch(/\.gz$/);
    expect(JSON.parse(gunzipSync((await objects.get(key)) ?? '').toString())).toMatchObject({ rawData: encode('one') });
  });

  test('gather until their buffer goes', async () => {
    const { put, clock, objects } = exampleStream(() => ({ transform: transformOf(answerAll('ProcessingFailed')) }));
    await put('one');
    await clock.advance(MINUTE);
    await put('two');
    await clock.advance(4 * MINUTE + SECOND);
    expect(await keysOf(objects)).toHaveLength(1);
    expect(await readFailures(objects, '')).toHaveLength(2);
  });
});

describe('source backup', () => {
  const backedUp = (mode: 'all' | 'failed') =>
    exampleStream((objects) => ({
      transform: transformOf(async ({ records }) => ({
        records: records.map(({ recordId, data }) =>
          data === encode('bad')
            ? { recordId, result: 'ProcessingFailed' }
            : { recordId, result: 'Ok', data: encode('{}') },
        ),
      })),
      backup: { ...bucketOf(objects), mode, prefix: 'raw/' },
    }));

  test('keeps every record as it came, joined without delimiters, and the failures', async () => {
    const { put, clock, objects, stream } = backedUp('all');
    await put('one', 'bad', 'two');
    await clock.runUntil(stream.drain());
    expect(await readAll(objects, 'raw/')).toBe('onebadtwo');
    expect(await readFailures(objects, 'processing-failed/')).toHaveLength(1);
    expect(stream.metrics()).toMatchObject({ 'BackupToS3.Records': 3, 'BackupToS3.Bytes': 9, 'BackupToS3.Success': 1 });
    expect(stream.ledger()).toMatchObject({ accepted: 3, delivered: 2, processingFailed: 1, waiting: 0 });
  });

  test('of failures only keeps no other record', async () => {
    const { put, clock, objects, stream } = backedUp('failed');
    await put('one', 'bad');
    await clock.runUntil(stream.drain());
    expect(await readAll(objects, 'raw/')).toBe('');
    expect(await readFailures(objects, '')).toHaveLength(1);
  });
});

describe('a bucket that is down', () => {
  test('makes the stream pause once failures can’t be written: it keeps everything, takes puts, and resumes', async () => {
    const { events, invoke } = recordInvocations(async ({ records }) => ({
      records: records.map(({ recordId, data }) => ({
        recordId,
        result: data === encode('bad') ? 'ProcessingFailed' : 'Ok',
        data: encode('{"fine":1}'),
      })),
    }));
    const documents = recordDocuments();
    const { put, clock, objects, stream, faults } = exampleStream((store) => ({
      transform: transformOf(invoke),
      destination: searchOf(documents.bulk),
      backup: { ...bucketOf(store), mode: 'failed', intervalMs: SECOND },
    }));
    faults.storage.down();
    await put('bad');
    await clock.advance(2 * SECOND);
    expect(stream.paused()).toBe(true);
    expect(stream.problems()).toEqual(['the object store is down']);

    await put('good', 'bad');
    await clock.advance(30 * MINUTE);
    expect(events).toHaveLength(1);
    expect(stream.ledger()).toMatchObject({ accepted: 3, delivered: 0, processingFailed: 0, waiting: 3 });

    faults.storage.up();
    await clock.runUntil(stream.drain());
    expect(stream.paused()).toBe(false);
    expect(stream.problems()).toEqual([]);
    expect(documents.stored).toEqual(['{"fine":1}']);
    expect(await readFailures(objects, 'processing-failed/')).toHaveLength(2);
    expect(stream.ledger()).toMatchObject({ accepted: 3, delivered: 1, processingFailed: 2, waiting: 0 });
  });

  test('does not hold up a healthy destination while only source backups wait', async () => {
    const documents = recordDocuments();
    const { put, clock, objects, stream, faults } = exampleStream((store) => ({
      destination: searchOf(documents.bulk),
      backup: { ...bucketOf(store), mode: 'all', intervalMs: SECOND },
    }));
    faults.storage.down(START + 10 * MINUTE);
    await put('{"n":1}');
    await clock.advance(5 * SECOND);
    await put('{"n":2}');
    await clock.advance(5 * SECOND);
    expect(stream.paused()).toBe(false);
    expect(documents.stored).toEqual(['{"n":1}', '{"n":2}']);
    expect(await keysOf(objects)).toEqual([]);
    expect(stream.metrics()['BackupToS3.DataFreshness']).toBe(10);
    await clock.advance(11 * MINUTE);
    expect(await readAll(objects, '')).toBe('{"n":1}{"n":2}');
  });

  test('as the destination gets everything when it is back, in one attempt at a time', async () => {
    let attempts = 0;
    const store = createMemoryObjects();
    const counting: ObjectStore = {
      ...store,
      async put(key, bytes) {
        attempts++;
        if (attempts <= 3) throw new Error('slow down');
        return store.put(key, bytes);
      },
    };
    const { put, clock, stream } = exampleStream(
      (objects) => ({ backup: undefined, destination: { kind: 's3', ...bucketOf(objects), bufferBytes: 3 } }),
      counting,
    );
    await put('one', 'two');
    await clock.advance(0);
    for (let more = 0; more < 10; more++) await put('six');
    await clock.advance(0);
    expect(attempts).toBe(1);
    await clock.runUntil(stream.drain());
    expect((await readAll(store, '')).length).toBe(36);
    expect(stream.ledger()).toMatchObject({ accepted: 12, delivered: 12, waiting: 0 });
    expect(stream.metrics()).toMatchObject({ 'DeliveryToS3.Success': 12, 'DeliveryToS3.Attempts': 15 });
  });
});

test('a fast producer can wait until little enough is in front of the destination', async () => {
  const { put, clock, stream } = exampleStream(() => ({ transform: { ...transformOf(), bufferBytes: 10 } }));
  await put(...Array.from({ length: 100 }, (_, n) => `{"n":${String(n).padStart(3, '0')}}`));
  const brake = stream.waitingBelow(500);
  expect(stream.ledger().waiting).toBe(100);
  await clock.runUntil(brake);
  expect(stream.ledger().waiting).toBeLessThanOrEqual(56);
  await stream.waitingBelow(500);
});
