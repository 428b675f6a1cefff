import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { findFiles } from '../../../local/files/find.ts';
import { type Entry, frame } from '../../../local/files/frame.ts';
import { fileLines, streamLines } from '../../../local/files/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'firewatch-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* chunked(bytes: Buffer, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect<T>(items: AsyncIterable<T>): Promise<{ items: T[]; problem?: string }> {
  const all: T[] = [];
  try {
    for await (const item of items) all.push(item);
  } catch (error) {
    return { items: all, problem: (error as Error).message };
  }
  return { items: all };
}

describe('lines', () => {
  test.each([
    ['with and without a last newline', Buffer.from('a\nb\r\nc'), ['a', 'b', 'c']],
    ['empty ones in between', Buffer.from('a\n\nb\n'), ['a', '', 'b']],
    ['of nothing', Buffer.alloc(0), []],
    ['gzip', gzipSync('é\nb\n'), ['é', 'b']],
    ['two gzip members', Buffer.concat([gzipSync('a\n'), gzipSync('b')]), ['a', 'b']],
  ])('%s', async (_, bytes, lines) => {
    for (const size of [1, 3, 1_000])
      expect(await collect(streamLines(chunked(bytes, size), 'x'))).toEqual({ items: lines });
  });

  test('a torn gzip gives its lines up to the tear, then one sentence', async () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `line ${at} ${Math.imul(at, 2_654_435_761)}`).join('\n');
    const torn = gzipSync(text);
    const { items, problem } = await collect(streamLines(chunked(torn.subarray(0, torn.length / 2), 4_096), 'torn.gz'));
    expect(problem).toBe('torn.gz: truncated gzip, read up to the tear');
    expect(items.length).toBeGreaterThan(5_000);
    expect(items[0]).toBe('line 0 0');
  });

  test('a missing file is one sentence', async () => {
    expect(await collect(fileLines(join(folder, 'none')))).toEqual({
      items: [],
      problem: `cannot read ${join(folder, 'none')}: no such file or folder`,
    });
  });
});

describe('entries of JSON', () => {
  const entries = async (text: string): Promise<Entry[]> => (await collect(frame(text.split('\n'), 'json'))).items;

  test.each<[string, string, readonly (readonly [number, string])[]]>([
    [
      'a value a line',
      '{"a":1}\n{"b":2}',
      [
        [1, '{"a":1}'],
        [2, '{"b":2}'],
      ],
    ],
    [
      'a value over several lines',
      '[\n {"a":"}"}\n]\n{"b":2}',
      [
        [1, '[\n {"a":"}"}\n]'],
        [4, '{"b":2}'],
      ],
    ],
    ['records not indented', '{"Records":[\n{"a":1},\n{"b":2}\n]}', [[1, '{"Records":[\n{"a":1},\n{"b":2}\n]}']]],
    [
      'a line that is none',
      'nonsense\n{"a":1}',
      [
        [1, 'nonsense'],
        [2, '{"a":1}'],
      ],
    ],
    [
      'one that never closes, and the whole ones after it',
      '{"a":"x\n{"b":2}\n{"c":3}',
      [
        [1, '{"a":"x'],
        [2, '{"b":2}'],
        [3, '{"c":3}'],
      ],
    ],
    ['empty lines', '\n{"a":1}\n\n', [[2, '{"a":1}']]],
    [
      'values on one line',
      ' {"a":1}{"b":2} [3]',
      [
        [1, ' {"a":1}'],
        [1, '{"b":2}'],
        [1, '[3]'],
      ],
    ],
    [
      'values over several lines that share one',
      '{\n"a":1}{"b":\n2}\n{"c":3}',
      [
        [1, '{\n"a":1}'],
        [1, '{"b":\n2}'],
        [4, '{"c":3}'],
      ],
    ],
    [
      'a value and something else',
      '{"a":1}x\n{"b":2}',
      [
        [1, '{"a":1}x'],
        [2, '{"b":2}'],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect((await entries(text)).map(({ line, text: entry }) => [line, entry])).toEqual(expected);
  });

  test('of one line have each a place of their own', async () => {
    expect((await entries('{"a":1}{"b":2}\n{"c":3}')).map(({ line, index = 0 }) => [line, index])).toEqual([
      [1, 0],
      [1, 7],
      [2, 0],
    ]);
  });

  test('lose no line that is not empty', async () => {
    const line = fc.constantFrom('{"a":1}', '{', '}', '[', ']', '"x', 'no', '{"a":"}');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const seen = (await entries(lines.join('\n'))).flatMap(({ text }) => text.split('\n'));
        expect(seen).toEqual(lines);
      }),
    );
  });
});

describe('files of a folder', () => {
  mkdirSync(join(folder, 'logs/deep'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  for (const name of ['b.log', 'a.json.gz', 'deep/c.jsonl', 'LICENSE']) writeFileSync(join(folder, 'logs', name), 'x');
  writeFileSync(join(folder, 'secret.log'), 'x');
  symlinkSync(join(folder, 'secret.log'), join(folder, 'logs', 'link.log'));

  test('come in order; what is left out is named', async () => {
    const { files, leftOut } = await findFiles([join(folder, 'logs')]);
    expect(files.map(({ key }) => key)).toEqual(['a.json.gz', 'b.log', 'deep/c.jsonl']);
    expect(leftOut).toEqual([
      'LICENSE: not .log .txt .json .jsonl .ndjson .csv .tsv or .gz',
      'link.log: a link out of the folder',
    ]);
  });

  test.each([
    ['a missing path', 'nowhere', 'no such file or folder'],
    ['an empty folder', 'empty', 'no log files in'],
  ])('%s is one sentence', async (_, name, sentence) => {
    await expect(findFiles([join(folder, name)])).rejects.toThrow(sentence);
  });
});
