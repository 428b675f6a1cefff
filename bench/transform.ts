import type { FirehoseTransformationEvent } from 'aws-lambda';
import { openGeoip } from '../local/geoip.ts';
import { openStream } from '../transforms/core/open-stream.ts';
import type { SourceOptions } from '../transforms/core/source.ts';
import { createEnrichment } from '../transforms/enrich/index.ts';
import { createHandler, type Mode } from '../transforms/handler.ts';
import { kinesisFed, type SourceId } from '../transforms/sources/catalogue.ts';
import { createFloor } from './floors.ts';
import { measure } from './lanes.ts';
import { BASE_FIELDS, linesOf } from './lines.ts';
import { callsOf, subscriptionMessage } from './workload.ts';

interface Workload {
  readonly name: string;
  readonly source: SourceId;
  readonly events: number;
  /** Lines in a subscription message; Kinesis has one a record. */
  readonly perRecord: number;
  readonly goal: number;
  readonly must: number;
}

const WORKLOADS: readonly Workload[] = [
  { name: 'cloudtrail', source: 'cloudtrail', events: 10_000, perRecord: 200, goal: 0.64, must: 0.5 },
  { name: 'vpc-flow', source: 'vpc-flow', events: 50_000, perRecord: 1_000, goal: 0.8, must: 0.55 },
  { name: 'vpc-flow, 10 lines a record', source: 'vpc-flow', events: 20_000, perRecord: 10, goal: 0.8, must: 0.55 },
  { name: 'cloudfront-realtime', source: 'cloudfront-realtime', events: 10_000, perRecord: 1, goal: 0.6, must: 0.45 },
];

/** With the events of all workloads in it. */
const MAX_RSS_MB = 512;

const OPTIONS: Readonly<Partial<Record<SourceId, SourceOptions>>> = { 'cloudfront-realtime': { fields: BASE_FIELDS } };

const CONTEXT = { getRemainingTimeInMillis: () => 120_000 };

/** Clients that keep references, so that nothing is optimised away. */
function createLane(source: SourceId, keep: (value: unknown) => void) {
  const take = async (items: readonly unknown[]) => {
    keep(items);
    return items.map(() => undefined);
  };
  const stream = openStream({ sources: { [source]: OPTIONS[source] ?? {} } }, createEnrichment(openGeoip(undefined)));
  if (stream.only === undefined) throw new Error('no source');
  const mode: Mode = kinesisFed.has(source) ? { kind: 'one-to-one', source: stream.only } : { kind: 'fan-out', stream };
  return createHandler({
    mode,
    putDocuments: take,
    sendFeed: take,
    count: keep,
    sleep: async () => undefined,
    random: Math.random,
  });
}

function recordsOf({ source, events, perRecord }: Workload): readonly Buffer[] {
  const lines = linesOf(source, events);
  if (kinesisFed.has(source)) return lines.map((line) => Buffer.from(`${line}\n`));
  return Array.from({ length: Math.ceil(lines.length / perRecord) }, (_, at) =>
    subscriptionMessage(lines.slice(at * perRecord, (at + 1) * perRecord), at * perRecord),
  );
}

async function benchmark(workload: Workload): Promise<string> {
  const { source, events, name, goal, must } = workload;
  const isKinesis = kinesisFed.has(source);
  const calls = callsOf(source, recordsOf(workload), isKinesis);
  let kept: unknown;
  const keep = (value: unknown): void => {
    kept = value;
  };
  const handler = createLane(source, keep);
  const floor = createFloor(source, isKinesis, keep);
  const least = await measure([
    {
      name: 'floor',
      run: () =>
        calls.forEach((call: FirehoseTransformationEvent) => {
          floor(call);
        }),
    },
    {
      name: 'handler',
      run: async () => {
        for (const call of calls) kept = await handler(call, CONTEXT);
      },
    },
  ]);
  const [bottom = 0, whole = 1] = [least.get('floor'), least.get('handler')];
  const ratio = bottom / whole;
  const verdict = ratio >= goal ? 'goal reached' : ratio >= must ? 'ok' : 'BELOW';
  return `${name.padEnd(30)} floor ${(bottom / events).toFixed(2)} µs  handler ${(whole / events).toFixed(2)} µs  ratio ${ratio.toFixed(2)} (goal ${goal}, must ${must}) ${verdict}${kept === undefined ? '!' : ''}`;
}

const wanted = process.argv[2] ?? '';
for (const workload of WORKLOADS.filter(({ name }) => name.startsWith(wanted))) {
  process.stdout.write(`${await benchmark(workload)}\n`);
}
const rss = Math.round(process.memoryUsage().rss / 1024 / 1024);
process.stdout.write(`RSS ${rss} MB (must ${MAX_RSS_MB}) ${rss <= MAX_RSS_MB ? 'ok' : 'ABOVE'}\n`);
