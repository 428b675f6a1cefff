import { MAX_DEPTH } from './document.ts';
import { ParseError } from './source.ts';

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new ParseError(`nested deeper than ${MAX_DEPTH} levels`);
  for (const key in value) checkDepth((value as Record<string, unknown>)[key], depth + 1);
}

/** Where V8 stopped reading, without the text that it quotes. */
function reasonOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `invalid JSON at character ${position}`;
  return text.trim() === '' ? 'expected JSON, got an empty text' : `unexpected end of JSON at character ${text.length}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ParseError(reasonOf(error, text));
  }
}

/**
 * A JSON object from outside. Throws ParseError where it is not one, or nested so deep that V8 could not write it
 * again; the message never holds the text.
 */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ParseError('expected a JSON object');
  checkDepth(value, 1);
  return value as Record<string, unknown>;
}
