import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import { createWorld, steadyTraffic } from '../local/generator/index.ts';
import type { SourceId } from '../transforms/sources/catalogue.ts';
import { defaultLogFields, type LogField } from '../transforms/sources/cloudfront-realtime/log-fields.ts';

const AT = Date.UTC(2026, 10, 24, 14);
const RECORDS_IN_CALL_BYTES = 256 * 1024;

interface LogEvent {
  readonly id: string;
  readonly timestamp: number;
  readonly message: string;
}

/** The forty fields that every real-time log configuration could name from the start. */
export const BASE_FIELDS =
  'timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header time-taken cs-protocol-version c-ip-version cs-user-agent cs-referer cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher x-edge-result-type fle-encrypted-fields fle-status sc-content-type sc-content-len sc-range-start sc-range-end c-port x-edge-detailed-result-type c-country cs-accept-encoding cs-accept cache-behavior-path-pattern cs-headers cs-header-names cs-headers-count'.split(
    ' ',
  );

const places = BASE_FIELDS.map((name) => defaultLogFields.indexOf(name as LogField));
const HEADERS =
  'accept:*/*%0Aaccept-language:en-GB,en;q=0.9%0Asec-fetch-mode:cors%0Asec-fetch-site:same-origin%0Asec-fetch-dest:empty%0Acache-control:no-cache%0Apragma:no-cache%0Adnt:1%0Ax-requested-with:XMLHttpRequest%0A';
const NAMES =
  'accept%0Aaccept-language%0Asec-fetch-mode%0Asec-fetch-site%0Asec-fetch-dest%0Acache-control%0Apragma%0Adnt%0Ax-requested-with%0A';
const FILLED: Readonly<Record<string, string>> = {
  'cs-headers': HEADERS,
  'cs-header-names': NAMES,
  'cs-headers-count': '9',
};

/** A generated line with the base fields only, its headers filled in as a log of all forty has them. */
function requestLine(line: string): string {
  const values = line.split('\t');
  return BASE_FIELDS.map((name, at) => FILLED[name] ?? values[places[at] ?? -1] ?? '-').join('\t');
}

/** Session and TLS details that real records carry and the generated ones leave out: they make a record's usual size. */
const detailsOf = (at: number): string => {
  const id = hash('sha256', String(at), 'hex');
  return JSON.stringify({
    affectedResources: [
      {
        accountId: '123456789012',
        type: 'AWS::S3::Object',
        ARN: `arn:aws:s3:::invoices-prod/2026/11/${id.slice(0, 12)}.pdf`,
      },
      { accountId: '123456789012', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::invoices-prod' },
    ],
    sessionCredentialFromConsole: 'true',
    vpcEndpointId: 'vpce-0f3a91c27be4d5a10',
    edgeDeviceDetails: {
      keepAlive: true,
      connectionId: id.slice(20, 40),
      attempts: 1,
      host: 's3.eu-west-1.amazonaws.com',
    },
    tags: {
      team: 'payments',
      stage: 'production',
      owner: 'platform@example.com',
      'cost-center': '4711',
      ticket: id.slice(40, 52),
    },
  }).slice(1, -1);
};

const trailLine = (line: string, at: number): string => `${line.slice(0, -1)},${detailsOf(at)}}`;

const SHAPED: Readonly<Partial<Record<SourceId, (line: string, at: number) => string>>> = {
  cloudtrail: trailLine,
  'cloudfront-realtime': requestLine,
};

/** Lines of one source as the generator's company writes them, of the size that such lines have in real accounts. */
export function linesOf(source: SourceId, count: number): readonly string[] {
  const lines: string[] = [];
  const world = createWorld(1);
  for (let at = AT; lines.length < count; at += 60_000) {
    for (const batch of steadyTraffic(world, { at, seconds: 60, rate: 200 })) {
      if (batch.source !== source) continue;
      lines.push(...(batch.kind === 'kinesis' ? [batch.data.toString().trimEnd()] : messagesOf(batch.data)));
    }
  }
  const shape = SHAPED[source] ?? ((line: string) => line);
  return lines.slice(0, count).map(shape);
}

const messagesOf = (data: Buffer): readonly string[] =>
  (JSON.parse(gunzipSync(data).toString()) as { logEvents: LogEvent[] }).logEvents.map(({ message }) => message);

/** A subscription message of so many lines. */
export function subscriptionMessage(lines: readonly string[], first: number): Buffer {
  const logEvents = lines.map((message, at) => ({
    id: String(first + at).padStart(56, '3'),
    timestamp: AT + at,
    message,
  }));
  const batch = {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: '/firewatch/bench',
    logStream: 'bench',
    subscriptionFilters: ['firewatch'],
    logEvents,
  };
  return gzipSync(JSON.stringify(batch));
}

function recordOf(data: Buffer, at: number, isKinesis: boolean): FirehoseTransformationEventRecord {
  const record = {
    recordId: `49${String(at).padStart(54, '0')}`,
    approximateArrivalTimestamp: AT + 2_000,
    data: data.toString('base64'),
  };
  if (!isKinesis) return record;
  const kinesisRecordMetadata = {
    shardId: 'shardId-000000000000',
    partitionKey: String(at),
    approximateArrivalTimestamp: AT as unknown as string,
    sequenceNumber: record.recordId,
    subsequenceNumber: '0',
  };
  return {
    ...record,
    kinesisRecordMetadata: kinesisRecordMetadata as unknown as NonNullable<
      FirehoseTransformationEventRecord['kinesisRecordMetadata']
    >,
  };
}

/** Calls of a transform: records gathered as its buffer gathers them. */
export function callsOf(
  source: SourceId,
  records: readonly Buffer[],
  isKinesis: boolean,
): readonly FirehoseTransformationEvent[] {
  const calls: FirehoseTransformationEvent[] = [];
  let gathered: FirehoseTransformationEventRecord[] = [];
  let bytes = 0;
  const close = (): void => {
    if (gathered.length > 0)
      calls.push({
        invocationId: String(calls.length),
        deliveryStreamArn: `arn:aws:firehose:eu-west-1:123456789012:deliverystream/intake-${source}`,
        region: 'eu-west-1',
        records: gathered,
      });
    gathered = [];
    bytes = 0;
  };
  for (const [at, data] of records.entries()) {
    gathered.push(recordOf(data, at, isKinesis));
    bytes += data.length;
    if (bytes >= RECORDS_IN_CALL_BYTES * (isKinesis ? 4 : 1)) close();
  }
  close();
  return calls;
}
