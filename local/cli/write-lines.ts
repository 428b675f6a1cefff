import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { plainJson } from './terminal.ts';

const NEWLINE = Buffer.from('\n');
const CHUNK_BYTES = 64 * 1024;

const isTerminal = (out: Writable): boolean => 'isTTY' in out && out.isTTY === true;

/** Writes lines of JSON, at once where they come slowly and many together where they come fast. */
export async function writeLines(lines: AsyncIterable<Buffer>, out: Writable): Promise<void> {
  const shown = isTerminal(out) ? (line: Buffer) => Buffer.from(plainJson(line.toString())) : (line: Buffer) => line;
  let pending: Buffer[] = [];
  let bytes = 0;
  const flush = (): void => {
    if (pending.length > 0) out.write(Buffer.concat(pending));
    pending = [];
    bytes = 0;
  };
  try {
    for await (const line of lines) {
      if (pending.length === 0) setImmediate(flush);
      pending.push(shown(line), NEWLINE);
      bytes += line.length;
      if (bytes >= CHUNK_BYTES) flush();
      if (out.writableNeedDrain) await once(out, 'drain');
    }
  } finally {
    flush();
  }
}
