import { describe, expect, test } from 'vitest';
import { sleep } from '../../../local/aws/clock.ts';
import type { SearchDestination } from '../../../local/aws/firehose/options.ts';
import {
  decode,
  encode,
  exampleStream,
  MINUTE,
  readFailures,
  recordDocuments,
  SECOND,
  START,
  searchOf,
} from './example-stream.ts';

const FAILED = 'AmazonOpenSearchService-failed/';

const searching = (documents: ReturnType<typeof recordDocuments>, more: Partial<SearchDestination> = {}) =>
  exampleStream(() => ({ destination: { ...searchOf(documents.bulk), ...more } }));

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `{"n":${n}}`);

describe('buffering', () => {
  test('without an interval documents go at once, those of one put in one call', async () => {
    const documents = recordDocuments();
    const { put, clock } = searching(documents);
    await put(...numbered(300));
    await clock.advance(0);
    expect(documents.calls).toEqual([300]);
  });

  test('without an interval a call is still no larger than the buffer', async () => {
    const documents = recordDocuments();
    const { put, clock } = searching(documents, { bufferBytes: 20 });
    await put('{"n":1}', '{"n":2}', '{"n":3}');
    await clock.advance(0);
    expect(documents.calls).toEqual([2, 1]);
  });

  test('what comes while five calls run goes together afterwards', async () => {
    const documents = recordDocuments();
    const { put, clock, stream } = searching(documents, {
      bulk: async (texts) => {
        await sleep(clock, 100);
        return documents.bulk(texts);
      },
    });
    for (const document of numbered(9)) await put(document);
    await clock.runUntil(stream.drain());
    expect(documents.calls).toEqual([1, 1, 1, 1, 1, 4]);
  });

  test('with an interval documents wait for it, or for a full buffer', async () => {
    const documents = recordDocuments();
    const { put, clock } = searching(documents, { intervalMs: MINUTE, bufferBytes: 20 });
    await put('{"n":1}');
    await clock.advance(MINUTE - 1);
    expect(documents.calls).toEqual([]);
    await clock.advance(1);
    expect(documents.calls).toEqual([1]);
    await put('{"n":1}', '{"n":2}', '{"n":3}');
    await clock.advance(0);
    expect(documents.calls).toEqual([1, 2]);
  });
});

test('documents arrive as they were put, and are counted when they are stored', async () => {
  const documents = recordDocuments();
  const { put, clock, stream } = searching(documents);
  await put('{"ä":"🔥"}', '{}');
  await clock.runUntil(stream.drain());
  expect(documents.stored).toEqual(['{"ä":"🔥"}', '{}']);
  expect(stream.metrics()).toMatchObject({
    'DeliveryToAmazonOpenSearchService.Records': 2,
    'DeliveryToAmazonOpenSearchService.Bytes': Buffer.byteLength('{"ä":"🔥"}') + 2,
    'DeliveryToAmazonOpenSearchService.Success': 2,
    'DeliveryToAmazonOpenSearchService.DataFreshness': 0,
  });
});

test('freshness is the age of the oldest record that is not stored', async () => {
  const { put, clock, stream, faults } = searching(recordDocuments());
  faults.destination.down(START + 6 * MINUTE);
  await put('{"n":1}');
  await clock.advance(90 * SECOND);
  await put('{"n":2}');
  await clock.advance(30 * SECOND);
  expect(stream.metrics()['DeliveryToAmazonOpenSearchService.DataFreshness']).toBe(120);
  await clock.runUntil(stream.drain());
  expect(stream.metrics()['DeliveryToAmazonOpenSearchService.DataFreshness']).toBe(0);
});

describe('a refused document', () => {
  test('is tried again every five minutes, alone, until it is stored', async () => {
    let refusals = 2;
    const documents = recordDocuments((document) =>
      document === '{"n":1}' && refusals-- > 0 ? { status: 429, reason: 'rejected_execution_exception' } : undefined,
    );
    const { put, clock, stream, objects } = searching(documents, { retryMs: 120 * MINUTE });
    await put(...numbered(3));
    await clock.advance(5 * MINUTE - 1);
    expect(documents.calls).toEqual([3]);
    expect(stream.ledger()).toMatchObject({ delivered: 2, waiting: 1 });
    await clock.runUntil(stream.drain());
    expect(clock.now()).toBe(START + 10 * MINUTE);
    expect(documents.calls).toEqual([3, 1, 1]);
    expect(stream.ledger()).toMatchObject({ delivered: 3, deliveryFailed: 0, waiting: 0 });
    expect(await objects.list('')).toEqual([]);
  });

  test('becomes a line of a failure object when its time is over', async () => {
    const reason = 'mapper_parsing_exception: failed to parse field [source.ip]';
    const documents = recordDocuments((document) => (document === '{"n":1}' ? { status: 400, reason } : undefined));
    const { put, clock, stream, objects } = searching(documents, { retryMs: 12 * MINUTE, indexName: 'aws-vpc-flow' });
    const { RequestResponses = [] } = await put(...numbered(3));
    await clock.runUntil(stream.drain());
    expect(documents.calls).toEqual([3, 1, 1, 1]);
    expect(await readFailures(objects, FAILED)).toEqual([
      {
        attemptsMade: 4,
        arrivalTimestamp: START,
        errorCode: '400',
        errorMessage: reason,
        attemptEndingTimestamp: START + 12 * MINUTE,
        rawData: encode('{"n":1}'),
        esDocumentId: RequestResponses[1]?.RecordId,
        esIndexName: 'aws-vpc-flow',
        esTypeName: '',
      },
    ]);
    expect(stream.ledger()).toMatchObject({ delivered: 2, deliveryFailed: 1, waiting: 0 });
  });

  test('is failed at its first attempt where there is no time for another', async () => {
    const documents = recordDocuments(() => ({ status: 400, reason: 'no' }));
    const { put, clock, stream } = searching(documents, { retryMs: 0 });
    await put('{}');
    await clock.runUntil(stream.drain());
    expect(documents.calls).toEqual([1]);
    expect(stream.ledger().deliveryFailed).toBe(1);
  });

  test('is failed after one more attempt where the drain is to end retries', async () => {
    const documents = recordDocuments(() => ({ status: 429, reason: 'no' }));
    const { put, clock, stream } = searching(documents);
    await put('{}');
    await clock.advance(MINUTE);
    await clock.runUntil(stream.drain({ retries: 'end' }));
    expect(clock.now()).toBe(START + MINUTE);
    expect(documents.calls).toEqual([1, 1]);
    expect(stream.ledger()).toMatchObject({ deliveryFailed: 1, waiting: 0 });
  });

  test.each([
    { text: '{"a":1}\n', reason: 'nothing around it' },
    { text: 'plain text', reason: 'expected one JSON object' },
    { text: '{"_id":"x"}', reason: 'metadata key "_id"' },
  ])('is one that OpenSearch would not take: $text', async ({ text, reason }) => {
    const documents = recordDocuments();
    const { put, clock, stream, objects } = searching(documents, { retryMs: 0 });
    await put('{"good":1}', text);
    await clock.runUntil(stream.drain());
    expect(documents.stored).toEqual(['{"good":1}']);
    expect(await readFailures(objects, FAILED)).toMatchObject([
      { errorCode: '400', errorMessage: expect.stringContaining(reason), rawData: encode(text) },
    ]);
    expect(stream.violations()).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    { dial: 'reject429', code: '429' },
    { dial: 'reject400', code: '400' },
  ] as const)('can be made: $dial', async ({ dial, code }) => {
    const { put, clock, stream, faults, objects } = searching(recordDocuments(), { retryMs: 0 });
    faults[dial].next(1);
    await put('{"n":1}', '{"n":2}');
    await clock.runUntil(stream.drain());
    expect(await readFailures(objects, FAILED)).toMatchObject([{ errorCode: code, rawData: encode('{"n":1}') }]);
  });
});

describe('a destination that is down', () => {
  test('gets everything when it is back', async () => {
    const documents = recordDocuments();
    const { put, clock, stream, faults } = searching(documents);
    faults.destination.down(START + 7 * MINUTE);
    await put(...numbered(2));
    await clock.advance(MINUTE);
    await put('{"n":2}');
    await clock.runUntil(stream.drain());
    expect(documents.stored.toSorted()).toEqual(numbered(3));
    expect(stream.ledger()).toMatchObject({ delivered: 3, deliveryFailed: 0, waiting: 0 });
  });

  test('past the retries leaves its documents in failure objects, and the stream goes on', async () => {
    const documents = recordDocuments();
    const { put, clock, stream, faults, objects } = searching(documents);
    faults.destination.down(START + 15 * MINUTE);
    await put(...numbered(2));
    await clock.advance(16 * MINUTE);
    await put('{"later":1}');
    await clock.runUntil(stream.drain());
    const failures = await readFailures(objects, FAILED);
    expect(failures.map(({ rawData }) => decode(String(rawData)))).toEqual(numbered(2));
    expect(failures[0]).toMatchObject({ attemptsMade: 3, errorCode: '503', errorMessage: 'the domain is down' });
    expect(documents.stored).toEqual(['{"later":1}']);
  });

  test('is one whose call throws; its status and message are kept', async () => {
    const { put, clock, stream, objects } = searching(recordDocuments(), {
      retryMs: 0,
      bulk: async () => {
        throw Object.assign(new Error('no space left on the disk'), { status: 507 });
      },
    });
    await put('{}');
    await clock.runUntil(stream.drain());
    expect(await readFailures(objects, FAILED)).toMatchObject([
      { errorCode: '507', errorMessage: 'no space left on the disk' },
    ]);
  });

  test('is one that refuses documents it was never sent', async () => {
    const { put, clock, stream } = searching(recordDocuments(), {
      retryMs: 0,
      bulk: async () => [{ index: 5, status: 400, reason: 'no' }],
    });
    await put('{}');
    await clock.runUntil(stream.drain());
    expect(stream.ledger()).toMatchObject({ delivered: 0, deliveryFailed: 1 });
  });
});
