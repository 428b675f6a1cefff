import { gzipSync } from 'node:zlib';
import { writeEnvelope } from '../../../transforms/core/envelope.ts';
import type { SourceOptions } from '../../../transforms/core/source.ts';
import { ARRIVED } from '../../sources/golden.ts';

const FLOWS = [
  '2 123456789012 eni-0a1b2c3d4e5f60718 10.0.1.5 81.2.69.142 49152 443 6 30 18000 1795528740 1795528800 ACCEPT OK',
  '2 123456789012 eni-0a1b2c3d4e5f60718 - - - - - - - 1795528740 1795528800 - NODATA',
  'no flow at all',
];

const RECORD = {
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', userName: 'alice', accountId: '123456789012' },
  eventTime: '2026-11-24T13:58:07Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '81.2.69.142',
  requestParameters: { bucketName: 'invoices', key: 'März/\u{1F525}.pdf' },
  eventID: '3f2a0077-9c1e-4b7d-8a60-5d1c0e7f0077',
};
const RECORDS = [JSON.stringify(RECORD), JSON.stringify({ Records: [RECORD, RECORD] }), '{"cut":'];

const EVENT = {
  version: '0',
  id: '6f2a0077-9c1e-4b7d-8a60-5d1c0e7f0077',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.s3',
  account: '123456789012',
  time: '2026-11-24T13:58:07Z',
  region: 'eu-west-1',
  resources: [],
  detail: RECORD,
};

const batch = (messages: readonly string[], messageType = 'DATA_MESSAGE'): string =>
  JSON.stringify({
    messageType,
    owner: '111122223333',
    logGroup: '/aws/flow',
    logStream: 'eni-0a1b2c3d4e5f60718-all',
    subscriptionFilters: ['firewatch'],
    logEvents: messages.map((message, at) => ({ id: `3859${at}`, timestamp: ARRIVED - 5_000, message })),
  });

const lines = (source: string, texts: readonly string[]): string =>
  writeEnvelope({
    source,
    arrived: ARRIVED - 60_000,
    account: '123456789012',
    region: 'eu-west-1',
    bucket: 'logs',
    key: 'AWSLogs/one.log.gz',
    lines: texts.map((text, at) => ({ n: at + 1, i: at, text })),
  });

/** The content of a record, and the sources of the stream that it comes through. */
export interface Enveloped {
  readonly name: string;
  readonly data: Buffer;
  readonly sources: Readonly<Record<string, SourceOptions>>;
}

const FLOW = { 'vpc-flow': {} };
const TRAIL = { cloudtrail: {} };
const BOTH = { ...FLOW, ...TRAIL };

const zipped = (name: string, texts: readonly string[], sources: Enveloped['sources']): Enveloped => ({
  name,
  data: Buffer.concat(texts.map((text) => gzipSync(text))),
  sources,
});
const plain = (name: string, text: string, sources: Enveloped['sources']): Enveloped => ({
  name,
  data: Buffer.from(text),
  sources,
});

const event = writeEnvelope({ source: 'cloudtrail', arrived: ARRIVED, event: EVENT });

/** One record of every form that a stream takes. */
export const envelopes: readonly Enveloped[] = [
  zipped('a CloudWatch batch of lines, gzip', [batch(FLOWS)], FLOW),
  zipped('a CloudWatch batch of JSON, gzip', [batch(RECORDS)], TRAIL),
  zipped('CloudWatch batches in gzip members', [batch(FLOWS), batch([], 'CONTROL_MESSAGE'), batch(FLOWS)], FLOW),
  zipped('our envelope, gzip', [lines('vpc-flow', FLOWS)], BOTH),
  zipped('our envelopes in gzip members', [lines('vpc-flow', FLOWS), lines('cloudtrail', RECORDS)], BOTH),
  plain('a CloudWatch batch of lines', batch(FLOWS), FLOW),
  plain('a CloudWatch batch of JSON', batch(RECORDS), TRAIL),
  plain('a control message', batch(['CWL CONTROL MESSAGE'], 'CONTROL_MESSAGE'), FLOW),
  plain('our envelope of lines', lines('vpc-flow', FLOWS), BOTH),
  plain('our envelope of JSON', lines('cloudtrail', RECORDS), BOTH),
  plain('our envelope of an event', event, BOTH),
  plain('our envelopes one after another', `${event}${lines('vpc-flow', FLOWS)}`, BOTH),
  plain('an EventBridge event', JSON.stringify(EVENT), TRAIL),
  plain('lines', `${FLOWS.join('\n')}\n`, FLOW),
  plain('records a line', RECORDS.join('\n'), TRAIL),
  plain('lines of a stream with several sources', FLOWS.join('\n'), BOTH),
];
