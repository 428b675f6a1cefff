import { gunzipSync } from 'node:zlib';
import { ParseError } from './source.ts';

/** An inflated record may be this large; more is a bomb, not a log. */
export const MAX_INFLATED_BYTES = 32 * 1024 * 1024;

export const isGzip = (data: Uint8Array): boolean => data[0] === 0x1f && data[1] === 0x8b;

const REASONS: Readonly<Record<string, string>> = {
  ERR_BUFFER_TOO_LARGE: `inflates to more than ${MAX_INFLATED_BYTES / 1024 / 1024} MiB`,
  Z_BUF_ERROR: 'truncated gzip',
};

const SMALLEST_GZIP = 18;
const SMALLEST_BUFFER = 16 * 1024;
const LARGEST_BUFFER = 1024 * 1024;

/** A little more than a gzip's end says that it holds: a hint that may be wrong, but mostly spares joining pieces. */
function bufferFor(data: Uint8Array): number {
  const { buffer, byteOffset, length } = data;
  const said = length < SMALLEST_GZIP ? 0 : new DataView(buffer, byteOffset + length - 4, 4).getUint32(0, true);
  return Math.min(Math.max(said + 1, SMALLEST_BUFFER), LARGEST_BUFFER);
}

/** Inflates gzip, several members one after another too. Throws ParseError. */
export function inflate(data: Uint8Array): Buffer {
  try {
    return gunzipSync(data, { maxOutputLength: MAX_INFLATED_BYTES, chunkSize: bufferFor(data) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ParseError(REASONS[code] ?? 'corrupt gzip');
  }
}
