import { MAX_DEPTH } from './document.ts';
import { ParseError } from './source.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new ParseError(`nested deeper than ${MAX_DEPTH} levels`);
  // Not `for in`: on an object that was just parsed it costs more than the parsing.
  for (const member of Object.values(value)) checkDepth(member, depth + 1);
}

/** Where V8 stopped reading, without the text that it quotes. */
function reasonOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `invalid JSON at character ${position}`;
  if (text.trim() === '') return 'expected JSON, got an empty text';
  return message.includes('end of JSON') || message.includes('Unterminated')
    ? `unexpected end of JSON at character ${text.length}`
    : 'not JSON';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ParseError(reasonOf(error, text));
  }
}

function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ParseError('expected a JSON object');
  return value as JsonObject;
}

/** A JSON object, or undefined where the text is not JSON. Throws ParseError where it is JSON but no object. */
export function tryParseObject(text: string): JsonObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return objectOf(value);
}

/** Throws ParseError where a tree is nested so deep that V8 could not write it again. */
export function checkNesting(tree: JsonObject): JsonObject {
  checkDepth(tree, 1);
  return tree;
}

/** Whether a text has so few brackets that it cannot be nested too deep: true of nearly all, and quickly seen. */
function isShallow(text: string): boolean {
  let brackets = 0;
  for (const bracket of '{[') {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > MAX_DEPTH) return false;
    }
  }
  return true;
}

/** A JSON object from outside that can be written again. Throws ParseError; the message never holds the text. */
export function parseObject(text: string): JsonObject {
  const object = objectOf(parseJson(text));
  return isShallow(text) ? object : checkNesting(object);
}
