import { createReadStream } from 'node:fs';
import { InputError, inputError } from './find.ts';
import { inflateIfGzip } from './inflate.ts';

type Bytes = AsyncIterable<Uint8Array>;

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** Lines of UTF-8 bytes; a last line without an end counts. A line may be as long as memory allows. */
async function* toLines(bytes: Bytes): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    if (more.length === 0) continue;
    yield withoutReturn(begun.join(''));
    begun = [more.pop() ?? ''];
    yield* more.map(withoutReturn);
  }
  const last = begun.join('') + decoder.decode();
  if (last !== '') yield withoutReturn(last);
}

const DAMAGE: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'truncated gzip, read up to the tear',
  Z_DATA_ERROR: 'corrupt gzip, read up to the damage',
};

function problemOf(name: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const damage = DAMAGE[code];
  return damage === undefined ? inputError(name, error) : new InputError(`${name}: ${damage}`);
}

/** Lines of a stream, gzip or not. What is wrong with it is thrown as InputError after the lines before it. */
export async function* streamLines(stream: Bytes, name: string): AsyncIterable<string> {
  try {
    yield* toLines(inflateIfGzip(stream));
  } catch (error) {
    throw problemOf(name, error);
  }
}

/** Lines of a file. `onBytes` is told how many bytes were read each time. */
export async function* fileLines(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncIterable<string> {
  async function* counted(): Bytes {
    for await (const chunk of createReadStream(path)) {
      onBytes((chunk as Uint8Array).length);
      yield chunk as Uint8Array;
    }
  }
  yield* streamLines(counted(), path);
}
