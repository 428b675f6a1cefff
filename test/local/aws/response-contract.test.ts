import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseBytes } from '../../../local/aws/firehose/answers.ts';
import { checkResponse } from '../../../local/aws/response-contract.ts';
import { encode } from './example-stream.ts';

const eventOf = (...ids: readonly string[]): FirehoseTransformationEvent => ({
  invocationId: 'i',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/logs',
  region: 'us-east-1',
  records: ids.map((recordId) => ({ recordId, approximateArrivalTimestamp: 0, data: encode('raw') })),
});

const ok = (recordId: string, text = '{"a":1}') => ({ recordId, result: 'Ok', data: encode(text) }) as const;
const s3 = { destination: 's3' } as const;
const search = { destination: 'opensearch' } as const;

/** What a function returned, which nobody has checked. */
const unchecked = (value: unknown) => value as FirehoseTransformationResult;

test('a response that answers every record once breaks nothing', () => {
  const response: FirehoseTransformationResult = {
    records: [ok('2'), { recordId: '1', result: 'Dropped' }, { recordId: '3', result: 'ProcessingFailed', data: '' }],
  };
  expect(checkResponse(eventOf('1', '2', '3'), response, s3)).toEqual([]);
  expect(checkResponse(eventOf('1', '2', '3'), response, { ...search, strict: true })).toEqual([]);
});

test('an empty event is answered by an empty response', () => {
  expect(checkResponse(eventOf(), { records: [] }, search)).toEqual([]);
});

test.each([
  { name: 'a missing id', records: [ok('1')], violations: ['record 1: its recordId is missing'] },
  {
    name: 'an id twice',
    records: [ok('1'), ok('2'), ok('2')],
    violations: ['record 1: its recordId is answered more than once'],
  },
  {
    name: 'an id twice with different results',
    records: [ok('1'), { recordId: '2', result: 'Dropped' }, ok('2')],
    violations: ['record 1: its recordId is answered more than once'],
  },
  {
    name: 'an id that was not asked for',
    records: [ok('1'), ok('2'), ok('3')],
    violations: ['1 recordIds that were not asked for'],
  },
  {
    name: 'a result that does not exist',
    records: [ok('1'), { ...ok('2'), result: 'OK' }],
    violations: ['record 1: its result is not Ok, Dropped or ProcessingFailed'],
  },
  {
    name: 'a result of the prototype',
    records: [ok('1'), { ...ok('2'), result: 'toString' }],
    violations: ['record 1: its result is not Ok, Dropped or ProcessingFailed'],
  },
  {
    name: 'no result',
    records: [ok('1'), { recordId: '2', data: 'e30=' }],
    violations: ['record 1: its result is not Ok, Dropped or ProcessingFailed'],
  },
  {
    name: 'Ok without data',
    records: [ok('1'), { recordId: '2', result: 'Ok' }],
    violations: ['record 1: it is Ok without data'],
  },
  {
    name: 'data that is a number',
    records: [ok('1'), { recordId: '2', result: 'Ok', data: 7 }],
    violations: ['record 1: its data is not base64'],
  },
  ...['e30', 'e3 0=', 'e30=\n', 'e-_=', '{"a":1}', 'e30=e30='].map((data) => ({
    name: `data ${JSON.stringify(data)}`,
    records: [ok('1'), { recordId: '2', result: 'Ok', data }],
    violations: ['record 1: its data is not base64'],
  })),
])('$name breaks the contract', ({ records, violations }) => {
  expect(checkResponse(eventOf('1', '2'), unchecked({ records }), s3)).toEqual(violations);
});

test.each([undefined, null, 'Ok', [], {}, { records: null }, { records: [null] }, { records: 'x' }])(
  'a response %j is none',
  (response) => {
    expect(checkResponse(eventOf('1'), unchecked(response), s3)).toEqual([
      'response: expected an object with a list of records',
    ]);
  },
);

describe('size', () => {
  const overhead = responseBytes([{ recordId: '1', result: 'Ok', data: '' }]);
  const limit = 6 * 1024 * 1024;

  test.each([
    { name: 'exactly 6 MB', bytes: limit, violations: [] },
    { name: 'more', bytes: limit + 4, violations: [`response: of ${limit + 4} bytes, over 6 MB`] },
  ])('a response of $name', ({ bytes, violations }) => {
    const data = 'A'.repeat(Math.floor((bytes - overhead) / 4) * 4);
    const recordId = '1'.repeat(1 + bytes - overhead - data.length);
    const response: FirehoseTransformationResult = { records: [{ recordId, result: 'Ok', data }] };
    expect(JSON.stringify(response)).toHaveLength(bytes);
    expect(checkResponse(eventOf(recordId), response, s3)).toEqual(violations);
  });

  test('is that of the JSON, without making it', () => {
    const answer = fc.record(
      {
        recordId: fc.stringMatching(/^[0-9a-f]{1,40}$/),
        result: fc.constantFrom('Ok', 'Dropped', 'ProcessingFailed'),
        data: fc.base64String(),
        metadata: fc.record({ partitionKeys: fc.dictionary(fc.string(), fc.string()) }),
      },
      { requiredKeys: ['recordId', 'result'] },
    );
    fc.assert(
      fc.property(fc.array(answer), (records) => {
        expect(responseBytes(records as FirehoseTransformationResult['records'])).toBe(
          JSON.stringify({ records }).length,
        );
      }),
    );
  });
});

describe('a document for OpenSearch', () => {
  const violationOf = (text: string, strict = false) =>
    checkResponse(eventOf('1'), { records: [ok('1', text)] }, { ...search, strict });

  test.each([
    '{}',
    '{"a":{"_id":1}}',
    '{"a":"_id"}',
    '{"a":["_id","}{"],"b":"}{"}',
    '{"ä":"🔥"}',
    `{"a":"${'x'.repeat(1000 * 1024 - 8)}"}`,
  ])('is fine: %.40s', (text) => {
    expect(violationOf(text)).toEqual([]);
    expect(violationOf(text, true)).toEqual([]);
  });

  test.each([
    ['', 'expected one JSON object and nothing around it'],
    ['[{"a":1}]', 'expected one JSON object and nothing around it'],
    ['"{}"', 'expected one JSON object and nothing around it'],
    ['{"a":1}\n', 'expected one JSON object and nothing around it'],
    [' {"a":1}', 'expected one JSON object and nothing around it'],
    ['\u{feff}{"a":1}', 'expected one JSON object and nothing around it'],
    ['{"a":1}\n{"a":2}', 'expected a single line'],
    ['{"a":\n1}', 'expected a single line'],
    ['{"a":1}{"a":2}', 'expected one JSON object, got text that does not parse as one'],
    ['{"_id":"1","a":1}', 'metadata key "_id" in the document'],
    ['{"a":1, "_index":"x"}', 'metadata key "_index" in the document'],
    [`{"a":"${'x'.repeat(1000 * 1024 - 7)}"}`, 'document of 1024001 bytes, over 1,000 KiB'],
  ])('is none: %.40j', (text, problem) => {
    expect(violationOf(text)).toEqual([`record 0: ${problem}`]);
    expect(violationOf(text, true)).toEqual([`record 0: ${problem}`]);
  });

  test('that is not UTF-8 is none', () => {
    const data = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString('base64');
    const response: FirehoseTransformationResult = { records: [{ recordId: '1', result: 'Ok', data }] };
    expect(checkResponse(eventOf('1'), response, search)).toEqual(['record 0: expected UTF-8']);
  });

  test.each(['{"a":1,}', '{a:1}', '{"a":1}}', '{"\\u005fid":1}'])('is seen through only when strict: %s', (text) => {
    expect(violationOf(text)).toEqual([]);
    expect(violationOf(text, true)).toHaveLength(1);
  });

  test('is not looked at for S3, nor where the record is dropped', () => {
    expect(checkResponse(eventOf('1'), { records: [ok('1', 'any\nthing')] }, s3)).toEqual([]);
    const dropped: FirehoseTransformationResult = { records: [{ ...ok('1', 'any'), result: 'Dropped' }] };
    expect(checkResponse(eventOf('1'), dropped, search)).toEqual([]);
  });
});
