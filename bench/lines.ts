import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { createWorld, steadyTraffic } from '../local/generator/index.ts';
import type { SourceId } from '../transforms/sources/catalogue.ts';
import { defaultLogFields, type LogField } from '../transforms/sources/cloudfront-realtime/log-fields.ts';

const FIRST = Date.UTC(2026, 10, 24, 14);

/** The forty fields that every real-time log configuration could name from the start. */
export const BASE_FIELDS =
  'timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header time-taken cs-protocol-version c-ip-version cs-user-agent cs-referer cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher x-edge-result-type fle-encrypted-fields fle-status sc-content-type sc-content-len sc-range-start sc-range-end c-port x-edge-detailed-result-type c-country cs-accept-encoding cs-accept cache-behavior-path-pattern cs-headers cs-header-names cs-headers-count'.split(
    ' ',
  );

const places = BASE_FIELDS.map((name) => defaultLogFields.indexOf(name as LogField));

/** Text that is always the same and does not compress, as ids and tokens do not. */
const noise = (seed: string, bytes: number): string =>
  createHash('shake256', { outputLength: bytes }).update(seed).digest('base64');

const NAMES =
  'host%0Auser-agent%0Aaccept%0Aaccept-language%0Aaccept-encoding%0Asec-fetch-mode%0Asec-fetch-site%0Asec-fetch-dest%0A';

const headersOf = (host: string, agent: string): string =>
  `host:${host}%0Auser-agent:${agent}%0Aaccept:*/*%0Aaccept-language:en-GB,en;q=0.9%0Aaccept-encoding:gzip,%20deflate,%20br%0Asec-fetch-mode:cors%0Asec-fetch-site:same-origin%0Asec-fetch-dest:empty%0A`;

/** A generated line with the base fields only, and what the generator leaves out: cookie, query and headers. */
function requestLine(line: string): string {
  const values = line.split('\t');
  const fieldOf = (name: string): string => values[defaultLogFields.indexOf(name as LogField)] ?? '-';
  const id = fieldOf('x-edge-request-id');
  const filled: Readonly<Record<string, string>> = {
    'cs-cookie': `session=${noise(id, 36)};%20consent=all`,
    'cs-uri-query': `v=${id.slice(0, 8)}`,
    'cs-headers': headersOf(fieldOf('cs-host'), fieldOf('cs-user-agent')),
    'cs-header-names': NAMES,
    'cs-headers-count': '8',
  };
  return BASE_FIELDS.map((name, at) => filled[name] ?? values[places[at] ?? -1] ?? '-').join('\t');
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** STS answers with a token, which the generator leaves out: a kilobyte that does not compress. */
const withToken = (response: Json, id: string): Json =>
  isJson(response['credentials'])
    ? { ...response, credentials: { ...response['credentials'], sessionToken: noise(id, 750) } }
    : response;

/** What a call for an object has beside the rest. */
const objectCall = (id: string): Json => ({
  additionalEventData: {
    SignatureVersion: 'SigV4',
    CipherSuite: 'TLS_AES_128_GCM_SHA256',
    AuthenticationMethod: 'AuthHeader',
    bytesTransferredIn: 0,
    bytesTransferredOut: Number.parseInt(id.slice(0, 4), 16),
    'x-amz-id-2': noise(`${id} request`, 56),
  },
  resources: [
    { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::invoices-prod/2026/11/${id.slice(0, 18)}.pdf` },
    { accountId: '123456789012', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::invoices-prod' },
  ],
});

/** What a call for the next page of a list has. */
const pageCall = (request: unknown, id: string): Json => ({
  requestParameters: {
    ...(isJson(request) ? request : {}),
    maxResults: 50,
    filterSet: { items: [{ name: 'instance-state-name', valueSet: { items: [{ value: 'running' }] } }] },
    nextToken: noise(`${id} page`, 240),
  },
});

/** A generated record with what the generator leaves out: tokens, and one of the two things that make records long. */
function trailLine(line: string): string {
  const record = JSON.parse(line) as Json;
  const { eventID, requestParameters, responseElements } = record;
  const id = String(eventID);
  return JSON.stringify({
    ...record,
    responseElements: isJson(responseElements) ? withToken(responseElements, id) : responseElements,
    ...(id < '8' ? objectCall(id) : pageCall(requestParameters, id)),
  });
}

/** Of the generated flows those with the longest addresses and counts, which make the mean that real ones have. */
const isLongFlow = (line: string): boolean => line.length >= 113;

/** What a generated line becomes; undefined where it is not taken. */
const SHAPED: Readonly<Record<SourceId, (line: string) => string | undefined>> = {
  cloudtrail: trailLine,
  'cloudfront-realtime': requestLine,
  'vpc-flow': (line) => (isLongFlow(line) ? line : undefined),
};

/** Lines of one source as the generator's company writes them, of the size that such lines have in real accounts. */
export function linesOf(source: SourceId, count: number): readonly string[] {
  const lines: string[] = [];
  const world = createWorld(1);
  const shape = SHAPED[source];
  for (let at = FIRST; lines.length < count; at += 60_000) {
    for (const batch of steadyTraffic(world, { at, seconds: 60, rate: 200 })) {
      if (batch.source !== source) continue;
      const written = batch.kind === 'kinesis' ? [batch.data.toString().trimEnd()] : messagesOf(batch.data);
      for (const line of written) lines.push(...[shape(line)].filter((shaped) => shaped !== undefined));
    }
  }
  return lines.slice(0, count);
}

const messagesOf = (data: Buffer): readonly string[] =>
  (JSON.parse(gunzipSync(data).toString()) as { logEvents: { message: string }[] }).logEvents.map(
    ({ message }) => message,
  );
