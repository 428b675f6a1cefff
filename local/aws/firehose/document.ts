import { isUtf8 } from 'node:buffer';
import { RECORD_BYTES } from './limits.ts';

const NEWLINE = 0x0a;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsedProblem(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return 'expected a JSON object';
    const key = Object.keys(value).find((name) => name.startsWith('_'));
    return key && `metadata key ${JSON.stringify(key.slice(0, 40))} in the document`;
  } catch {
    return 'expected one JSON object, got text that does not parse as one';
  }
}

/**
 * Why OpenSearch would not take these bytes as one document, or undefined. First and last byte, newlines and the
 * absence of `"_` and `}{` decide for nearly every document; only where they can't, or when strict, is it parsed.
 */
export function documentProblem(data: Uint8Array, strict: boolean): string | undefined {
  if (data.length > RECORD_BYTES) return `document of ${data.length} bytes, over 1,000 KiB`;
  if (data[0] !== OPEN || data[data.length - 1] !== CLOSE) return 'expected one JSON object and nothing around it';
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (bytes.indexOf(NEWLINE) !== -1) return 'expected a single line';
  if (!isUtf8(bytes)) return 'expected UTF-8';
  const text = bytes.toString();
  return strict || text.includes('"_') || text.includes('}{') ? parsedProblem(text) : undefined;
}
