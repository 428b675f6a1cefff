import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type LoadProgress, loadFiles } from '../../../local/runtime/load-files.ts';
import type { KnownFile } from '../../../local/runtime/recognise.ts';
import type { SourcePath } from '../../../local/runtime/source-path.ts';
import type { Envelope } from '../../../transforms/core/envelope.ts';
import type { SourceId } from '../../../transforms/sources/catalogue.ts';
import { folderOfTest } from '../store/folder.ts';
import { runtimeOfTest, storedIn, sumsOf } from './running.ts';

const FLOW =
  '2 123456789012 eni-0a1b2c3d4e5f60718 10.0.1.5 81.2.69.142 49152 443 6 25 20000 1795521540 1795521600 ACCEPT OK';
const silent: LoadProgress = { bytes: () => undefined, entries: () => undefined };

async function fileOf(name: string, content: string | Uint8Array, source: SourceId): Promise<KnownFile> {
  const path = join(await folderOfTest(), name);
  await writeFile(path, content);
  return { path, key: basename(path), bytes: (await stat(path)).size, source };
}

/** A way that keeps the records it is given. */
function openEnd(id: SourceId, isKinesisFed = false) {
  const records: Uint8Array[] = [];
  const path: SourcePath = {
    id,
    isKinesisFed,
    streams: [],
    put: async (more) => void records.push(...more),
    ready: async () => undefined,
    drain: async () => undefined,
  };
  return { path, records };
}

const envelopeIn = (record: Uint8Array): Envelope => JSON.parse(gunzipSync(record).toString()) as Envelope;

/** The envelopes that a file becomes, how it went, and what was told meanwhile. */
async function loaded(file: KnownFile) {
  const { path, records } = openEnd(file.source);
  const told = { bytes: 0, entries: 0 };
  const problems = await loadFiles([file], () => path, {
    bytes: (count) => {
      told.bytes += count;
    },
    entries: (count) => {
      told.entries += count;
    },
  });
  return { problems, told, envelopes: records.map(envelopeIn) };
}

test('a header row goes along with every envelope of its file', async () => {
  const header = 'version srcaddr dstaddr dstport protocol action end';
  const line = '2 89.160.20.112 10.0.1.5 3389 6 REJECT 1795521600';
  const text = [header, ...Array.from({ length: 9_000 }, () => line)].join('\n');
  const { envelopes, told } = await loaded(await fileOf('flows.log', text, 'vpc-flow'));
  expect(envelopes.length).toBeGreaterThan(1);
  expect(new Set(envelopes.map((envelope) => envelope.header))).toEqual(new Set([header]));
  const lines = envelopes.flatMap((envelope) => envelope.lines ?? []);
  expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: 9_001 }, (_, at) => at + 1));
  expect(told).toEqual({ bytes: text.length, entries: 9_001 });
});

test('each record of a JSON file is a line of its own, with its place', async () => {
  const records = Array.from({ length: 300 }, (_, n) => ({ eventVersion: '1.11', eventID: `id-${n}` }));
  const { envelopes } = await loaded(await fileOf('trail.json', JSON.stringify({ Records: records }), 'cloudtrail'));
  const lines = envelopes.flatMap((envelope) => envelope.lines ?? []);
  expect(lines.map(({ text }) => JSON.parse(text))).toEqual(records);
  expect(lines.map(({ n, i = 0 }) => [n, i])).toEqual(records.map((_, at) => [1, at]));
});

test.each([
  ['a list that breaks off', '{"Records":[{"a":1},{"b":2},{"c":', ['{"a":1}', '{"b":2}', '{"c":']],
  ['no list at all', '{"Records":', ['{"Records":']],
  ['no JSON', 'not JSON', ['not JSON']],
])('of %s nothing is left out', async (_, text, expected) => {
  const { envelopes, problems } = await loaded(await fileOf('trail.json', text, 'cloudtrail'));
  expect(envelopes.flatMap(({ lines = [] }) => lines.map((line) => line.text))).toEqual(expected);
  expect(problems).toEqual([]);
});

test('of a line that no record takes the beginning is handed on, with the reason', async () => {
  const { envelopes } = await loaded(await fileOf('flows.log', `${FLOW}\n${'x'.repeat(5e6)}\n${FLOW}`, 'vpc-flow'));
  const lines = envelopes.flatMap((envelope) => envelope.lines ?? []);
  expect(lines.map(({ n, text, error }) => [n, text.length, error])).toEqual([
    [1, FLOW.length, undefined],
    [2, 32 * 1024, 'a line of 5000000 characters is longer than a record takes'],
    [3, FLOW.length, undefined],
  ]);
});

test('a source that Kinesis feeds gets a record for each line', async () => {
  const { path, records } = openEnd('cloudfront-realtime', true);
  await loadFiles([await fileOf('edge.log', 'a\tb\nc\td\n', 'cloudfront-realtime')], () => path, silent);
  expect(records.map((record) => Buffer.from(record).toString())).toEqual(['a\tb\n', 'c\td\n']);
});

test('a file that breaks off is read up to there and named; the next one is read', async () => {
  const cut = gzipSync(`${FLOW}\n`.repeat(2_000)).subarray(0, -20);
  const files = [await fileOf('cut.log.gz', cut, 'vpc-flow'), await fileOf('whole.log', FLOW, 'vpc-flow')];
  const { path, records } = openEnd('vpc-flow');
  const problems = await loadFiles(files, () => path, silent);
  expect(problems).toEqual([`${files[0]?.path}: truncated gzip, read up to the tear`]);
  expect(records.map((record) => envelopeIn(record).key)).toEqual(expect.arrayContaining(['cut.log.gz', 'whole.log']));
});

test('files end in the store, the line of 5 MB in quarantine', async () => {
  const { runtime, clock, pathOf, drain, ledger } = await runtimeOfTest();
  const file = await fileOf('flows.log', `${FLOW}\n${'x'.repeat(5e6)}\n${FLOW}`, 'vpc-flow');
  expect(await clock.runUntil(loadFiles([file], pathOf, silent))).toEqual([]);
  await drain('all');
  const row = (await ledger()).find(({ source }) => source === 'vpc-flow');
  expect(row).toMatchObject({ received: 3, indexed: 2, quarantined: 1, waiting: 0, failed: 0 });
  expect(row && sumsOf(row).accounted).toBe(3);
  expect((await storedIn(runtime)).size).toBe(3);
  expect((await runtime.store.quarantineReasons(5)).map(({ reason }) => reason)).toEqual([
    'a line of 5000000 characters is longer than a record takes',
  ]);
});
