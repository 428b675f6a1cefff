import { hash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context, FirehoseTransformationResult } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSettings } from '../../transforms/core/settings.ts';
import { cloudWatch, eventOf, record } from './core/fixtures.ts';

interface Call {
  readonly target: string;
  readonly body: { Records?: { Data: string }[]; Entries?: { Id: string; MessageBody: string }[] };
}

const calls: Call[] = [];

/** Answers PutRecordBatch and SendMessageBatch on loopback as AWS does when it takes everything. */
const aws: Server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Call['body'];
    calls.push({ target: String(request.headers['x-amz-target']), body });
    const answer = body.Records
      ? { FailedPutCount: 0, RequestResponses: body.Records.map((_, at) => ({ RecordId: String(at) })) }
      : {
          Successful: body.Entries?.map(({ Id, MessageBody }) => ({
            Id,
            MessageId: Id,
            MD5OfMessageBody: hash('md5', MessageBody),
          })),
          Failed: [],
        };
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(answer));
  });
});

const SETTINGS = JSON.stringify({
  mode: 'fan-out',
  sources: { 'vpc-flow': {} },
  searchStream: 'search-vpc-flow',
  feedQueueUrl: 'http://127.0.0.1/feed',
});

beforeAll(async () => {
  await new Promise<void>((done) => aws.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('FIREWATCH_TRANSFORM', SETTINGS.replace('http://127.0.0.1/feed', `${endpoint}/feed`));
});
afterAll(() => {
  vi.unstubAllEnvs();
  aws.close();
});

test('the λ entry puts documents, feeds the rules and writes its counters', async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  const { handler } = await import('../../transforms/lambda.ts');
  const line = '2 123456789012 eni-0a 10.0.1.5 81.2.69.142 443 49152 6 10 840 1764000000 1764000060 ACCEPT OK';
  const context = { getRemainingTimeInMillis: () => 120_000, functionName: 'transform' } as Context;
  const result = (await handler(
    eventOf([record('r', cloudWatch([line, 'bad']))]),
    context,
  )) as FirehoseTransformationResult;
  vi.restoreAllMocks();
  expect(result.records.map((answer) => answer.result)).toEqual(['Ok']);
  expect(calls.map(({ target }) => target)).toEqual(['Firehose_20150804.PutRecordBatch', 'AmazonSQS.SendMessageBatch']);
  expect(calls[0]?.body.Records).toHaveLength(2);
  const emitted = written
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find(({ received }) => received !== undefined);
  expect(emitted).toMatchObject({ source: 'vpc-flow', received: 2, filtered: 0, quarantined: 1, sent: 2 });
  expect(written.join('')).not.toContain('81.2.69.142');
});

test.each([
  [undefined, ['FIREWATCH_TRANSFORM: expected a JSON object']],
  ['[]', ['FIREWATCH_TRANSFORM: expected a JSON object']],
  [
    '{}',
    [
      'mode: expected fan-out or one-to-one',
      'sources: expected at least one source',
      'feedQueueUrl: expected the address of a queue',
    ],
  ],
  [
    '{"mode":"one-to-one","sources":{"vpc-flow":{},"nosuch":{}},"feedQueueUrl":"q","index":{"vpc-flow":"some"}}',
    [
      'sources: one-to-one takes one source',
      'sources: unknown source "nosuch"',
      'index.vpc-flow: expected all, none or sample(n)',
    ],
  ],
])('settings %s name every problem', (text, problems) => {
  expect(() => readSettings(text)).toThrow(expect.objectContaining({ problems }));
});

test('an index setting is read', () => {
  const { index } = readSettings(JSON.stringify({ ...JSON.parse(SETTINGS), index: { 'vpc-flow': 'sample(10)' } }));
  expect(index).toEqual({ 'vpc-flow': { kind: 'sample', oneIn: 10 } });
});
