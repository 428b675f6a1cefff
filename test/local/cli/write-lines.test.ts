import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, plainJson } from '../../../local/cli/terminal.ts';
import { writeLines } from '../../../local/cli/write-lines.ts';

class Sink extends Writable {
  readonly isTTY: boolean;
  readonly chunks: string[] = [];
  constructor(isTTY: boolean) {
    super({ highWaterMark: 1 });
    this.isTTY = isTTY;
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk.toString());
    setImmediate(done);
  }
}

async function* from(lines: readonly string[]): AsyncIterable<Buffer> {
  for (const line of lines) yield Buffer.from(line);
}

describe('lines', () => {
  test('arrive whole and in order, many at a time', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => JSON.stringify({ at, text: 'x'.repeat(at % 90) }));
    const sink = new Sink(false);
    await writeLines(from(lines), sink);
    await new Promise((resolve) => sink.end(resolve));
    expect(sink.chunks.join('')).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(sink.chunks.length).toBeLessThan(50);
  });

  test('are not held back while the next one is waited for', async () => {
    const sink = new Sink(false);
    const more = Promise.withResolvers<void>();
    async function* slow(): AsyncIterable<Buffer> {
      yield Buffer.from('1');
      await more.promise;
      yield Buffer.from('2');
    }
    const written = writeLines(slow(), sink);
    while (sink.chunks.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(sink.chunks).toEqual(['1\n']);
    more.resolve();
    await written;
  });

  test('before an error are written', async () => {
    const sink = new Sink(false);
    async function* failing(): AsyncIterable<Buffer> {
      yield Buffer.from('1');
      throw new Error('torn');
    }
    await expect(writeLines(failing(), sink)).rejects.toThrow('torn');
    await new Promise((resolve) => sink.end(resolve));
    expect(sink.chunks.join('')).toBe('1\n');
  });
});

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('on a terminal', () => {
  test.each([
    [true, String.raw`{"a":"\u009b31m\u202e\udb40\udc41é"}`],
    [false, '{"a":"\u009b31m\u202e\u{e0041}é"}'],
  ])('%s: JSON is written as %s', async (isTTY, written) => {
    const sink = new Sink(isTTY);
    await writeLines(from(['{"a":"\u009b31m\u202e\u{e0041}é"}']), sink);
    await new Promise((resolve) => sink.end(resolve));
    expect(sink.chunks.join('')).toBe(`${written}\n`);
  });

  test('any JSON stays the same value, without a hidden character', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const shown = plainJson(JSON.stringify(value));
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(shown).not.toMatch(HIDDEN);
      }),
    );
  });

  test('any text is one line without a hidden character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !HIDDEN.test(plain(text))));
  });
});
