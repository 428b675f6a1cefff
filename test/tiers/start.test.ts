import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'vitest';
import { createFolder, firewatch } from '../local/cli/firewatch.ts';
import { record } from '../local/cli/raw-logs.ts';

const LAYOUT = 'AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/24';
const LONG_LINE = 5_000_000;

/** A folder with logs in it, and how to load what is below it into a store of its own. */
function example(logs: Readonly<Record<string, string | Uint8Array>>) {
  const folder = createFolder();
  mkdirSync(join(folder.path, LAYOUT), { recursive: true });
  for (const [name, content] of Object.entries(logs)) folder.write(name, content);
  const once = (...args: readonly string[]) =>
    firewatch(['start', '--once', '--data', join(folder.path, '.data'), ...args]);
  return { ...folder, once };
}

const lines = (...records: readonly object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('');
const named = (count: number): readonly object[] => Array.from({ length: count }, (_, n) => record(`Call${n}`));

/** A source's line of the ledger: received, indexed, filtered, quarantined, failed. */
function ledger(stdout: string, source: string): readonly number[] | undefined {
  const line = stdout.split('\n').find((text) => text.startsWith(`${source} `));
  return line?.match(/\d[\d,]*/g)?.map((number) => Number(number.replaceAll(',', '')));
}

// Not concurrent: each test runs the whole product in a process of its own.
describe('start --once over a folder in the layout of CloudTrail', { timeout: 60_000 }, () => {
  const whole = example({
    [`${LAYOUT}/a.json.gz`]: gzipSync(JSON.stringify({ Records: [record('StopLogging'), record('ListTrails')] })),
    [`${LAYOUT}/b.json`]: lines(record('ListUsers')),
    [`${LAYOUT}/notes.md`]: 'not a log',
  });
  const text = gzipSync(lines(...named(2_000)));
  const torn = example({
    [`${LAYOUT}/1-torn.json.gz`]: text.subarray(0, text.length / 2),
    [`${LAYOUT}/2-whole.json`]: lines(record('StopLogging')),
  });
  const long = example({
    [`${LAYOUT}/a.json`]: lines(record('One'), { ...record('Long'), text: 'x'.repeat(LONG_LINE) }, record('Two')),
  });
  const escapes = example({
    [`${LAYOUT}/\u001b[31m.md`]: 'not a log',
    [`${LAYOUT}/\u001b[31m.gz`]: Buffer.from('1f8b08', 'hex'),
  });

  test('knows its source, names what it left out, and sums up events, alerts and reconciliation', async ({
    expect,
  }) => {
    const { code, stdout, stderr } = await whole.once(whole.path);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `left out ${LAYOUT}/notes.md: not .log .txt .json .jsonl .ndjson .csv .tsv or .gz\n`,
    });
    expect(ledger(stdout, 'cloudtrail')).toEqual([3, 3, 0, 0, 0]);
    expect(stdout).toMatch(/^Quarantined\n {2}none$/m);
    expect(stdout).toMatch(/^ +1 {2}critical +CloudTrail logging stopped \(1 events\)$/m);
    expect(stdout).toContain('3 documents in the lake, 0 missing from the store');
  });

  test('loads the rest where a file is torn, and says so in one sentence', async ({ expect }) => {
    const { code, stdout, stderr } = await torn.once(torn.path);
    const path = join(torn.path, LAYOUT, '1-torn.json.gz');
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${path}: truncated gzip, read up to the tear\n` });
    expect(stdout).toContain('CloudTrail logging stopped');
    const [received = 0] = ledger(stdout, 'cloudtrail') ?? [];
    expect(received).toBeGreaterThan(100);
    expect(received).toBeLessThan(2_001);
  });

  test('quarantines a line that no record takes, and nothing beside it', async ({ expect }) => {
    const { code, stdout } = await long.once(long.path);
    expect(code).toBe(0);
    expect(ledger(stdout, 'cloudtrail')).toEqual([3, 2, 0, 1, 0]);
    expect(stdout).toMatch(/1 {2}cloudtrail: a line of 5\d{6} characters is longer than a record takes/);
  });

  test('shows no terminal escapes of the names of files', async ({ expect }) => {
    const { code, stdout, stderr } = await escapes.once(escapes.path);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stderr.match(/\uFFFD\[31m/g)).toHaveLength(2);
  });
});

describe('start --once that cannot begin says why in one sentence, with code 2', { timeout: 60_000 }, () => {
  const { path, write, once } = example({ 'other.json': '{}\n' });
  const empty = join(path, 'AWSLogs');
  write('escape\u001b[31m.json', '{}\n');

  test.for<[string, readonly string[], string]>([
    ['no path', [], '--once needs files or folders to read'],
    ['an empty folder', [empty], `no log files in ${empty}`],
    ['a source that there is none of', ['-s', 'nonsense', path], 'unknown source "nonsense": choose one of'],
    [
      'a path that is not there',
      [join(path, 'nowhere')],
      `cannot read ${join(path, 'nowhere')}: no such file or folder`,
    ],
    ['a file that anything may have written', [join(path, 'other.json')], `what wrote ${join(path, 'other.json')}?`],
    ['a name with terminal escapes', [join(path, 'escape\u001b[31m.json')], 'what wrote'],
  ])('%s', async ([, args, sentence], { expect }) => {
    const { code, stdout, stderr } = await once(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`firewatch: ${sentence}`)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('\u001b');
  });
});
