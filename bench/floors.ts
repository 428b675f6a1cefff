import { gunzipSync, gzipSync } from 'node:zlib';
import type { FirehoseTransformationEvent } from 'aws-lambda';
import type { SourceId } from '../transforms/sources/catalogue.ts';

type Build = (message: string, id: string) => object;

const MEMBER_BYTES = 256 * 1024;

/** 28 leaves of a v2 line. */
function flowObject(message: string, id: string): object {
  const [version, account, eni, from, to, fromPort, toPort, protocol, packets, bytes, start, end, action, status] =
    message.split(' ');
  return {
    '@timestamp': new Date(Number(end) * 1000).toISOString(),
    event: {
      kind: 'event',
      category: ['network'],
      type: ['connection', action === 'ACCEPT' ? 'allowed' : 'denied'],
      outcome: action === 'ACCEPT' ? 'success' : 'failure',
      action,
      id,
      module: 'aws',
      dataset: 'aws.vpc-flow',
      start: new Date(Number(start) * 1000).toISOString(),
      end: new Date(Number(end) * 1000).toISOString(),
    },
    cloud: { provider: 'aws', account: { id: account }, region: 'eu-west-1' },
    source: { address: from, ip: from, port: Number(fromPort), bytes: Number(bytes), packets: Number(packets) },
    destination: { address: to, ip: to, port: Number(toPort) },
    network: { type: 'ipv4', transport: protocol === '6' ? 'tcp' : 'udp', iana_number: protocol },
    observer: { version, interface: eni, status },
  };
}

/** 26 leaves of a record. */
function trailObject(message: string): object {
  const record = JSON.parse(message) as Record<string, Record<string, unknown> & string>;
  const identity = record['userIdentity'] as Record<string, unknown> | undefined;
  return {
    '@timestamp': new Date(String(record['eventTime'])).toISOString(),
    event: {
      kind: 'event',
      category: ['iam'],
      type: ['info'],
      outcome: record['errorCode'] ? 'failure' : 'success',
      action: record['eventName'],
      provider: record['eventSource'],
      id: record['eventID'],
      module: 'aws',
      dataset: 'aws.cloudtrail',
    },
    cloud: { provider: 'aws', account: { id: record['recipientAccountId'] }, region: record['awsRegion'] },
    source: { address: record['sourceIPAddress'], ip: record['sourceIPAddress'] },
    user: { id: identity?.['principalId'], name: identity?.['userName'] },
    user_agent: { original: record['userAgent'] },
    error: { code: record['errorCode'], message: record['errorMessage'] },
    aws: {
      cloudtrail: {
        type: identity?.['type'],
        arn: identity?.['arn'],
        key: identity?.['accessKeyId'],
        event_type: record['eventType'],
        event_category: record['eventCategory'],
        read_only: record['readOnly'],
        request_id: record['requestID'],
      },
    },
  };
}

/** 28 leaves of a line of forty fields. */
function requestObject(message: string, id: string): object {
  const f = message.split('\t');
  return {
    '@timestamp': new Date(Number(f[0]) * 1000).toISOString(),
    event: {
      kind: 'event',
      category: ['web'],
      type: ['access'],
      outcome: Number(f[3]) < 400 ? 'success' : 'failure',
      id,
      module: 'aws',
      dataset: 'aws.cloudfront-realtime',
      duration: Number(f[13]) * 1e9,
    },
    source: { address: f[1], ip: f[1], port: Number(f[31]) },
    http: {
      version: f[14],
      request: { method: f[5], bytes: Number(f[9]), referrer: f[17] },
      response: { status_code: Number(f[3]), bytes: Number(f[4]) },
    },
    url: { domain: f[7], path: f[8], query: f[19], scheme: f[6] },
    user_agent: { original: f[16] },
    tls: { version: f[22], cipher: f[23] },
    network: { type: 'ipv4', protocol: 'http' },
    observer: { name: f[10] },
  };
}

const BUILD: Readonly<Partial<Record<SourceId, Build>>> = {
  'vpc-flow': flowObject,
  cloudtrail: trailObject,
  'cloudfront-realtime': requestObject,
};

interface Subscription {
  readonly logEvents: readonly { readonly id: string; readonly message: string }[];
}

function* messagesIn(data: Buffer, isKinesis: boolean, id: string): Iterable<readonly [string, string]> {
  if (isKinesis) yield [data.toString().trimEnd(), id];
  else
    for (const event of (JSON.parse(gunzipSync(data).toString()) as Subscription).logEvents)
      yield [event.message, event.id];
}

/** The least that any transform does: open, parse, a small object, stringify, base64, and one gzip member per 256 KiB. */
export function createFloor(
  source: SourceId,
  isKinesis: boolean,
  keep: (value: unknown) => void,
): (event: FirehoseTransformationEvent) => void {
  const build = BUILD[source];
  if (build === undefined) throw new Error(`no floor is written for ${source}`);
  return ({ records }) => {
    let pending: string[] = [];
    let bytes = 0;
    const flush = (): void => {
      if (pending.length > 0) keep(gzipSync(pending.join('\n'), { level: 1 }));
      pending = [];
      bytes = 0;
    };
    for (const { data, recordId } of records) {
      for (const [message, id] of messagesIn(Buffer.from(data, 'base64'), isKinesis, recordId)) {
        const document = JSON.stringify(build(message, id));
        keep(Buffer.from(document).toString('base64'));
        pending.push(document);
        bytes += document.length;
        if (bytes >= MEMBER_BYTES) flush();
      }
    }
    flush();
  };
}
