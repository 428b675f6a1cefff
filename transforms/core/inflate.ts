import { gunzipSync } from 'node:zlib';
import { ParseError } from './source.ts';

/** An inflated record may be this large; more is a bomb, not a log. */
export const MAX_INFLATED_BYTES = 32 * 1024 * 1024;

export const isGzip = (data: Uint8Array): boolean => data[0] === 0x1f && data[1] === 0x8b;

const REASONS: Readonly<Record<string, string>> = {
  ERR_BUFFER_TOO_LARGE: `inflates to more than ${MAX_INFLATED_BYTES / 1024 / 1024} MiB`,
  Z_BUF_ERROR: 'truncated gzip',
};

/** Inflates gzip, several members one after another too. Throws ParseError. */
export function inflate(data: Uint8Array): Buffer {
  try {
    return gunzipSync(data, { maxOutputLength: MAX_INFLATED_BYTES });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ParseError(REASONS[code] ?? 'corrupt gzip');
  }
}
