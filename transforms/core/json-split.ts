import { ParseError } from './source.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([123, 91]);
const CLOSE = new Set([125, 93]);

/** The place after the string that starts at `at`. */
export function afterString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i + 1;
  }
  throw new ParseError(`unexpected end of JSON at character ${text.length}`);
}

/** The place after the object or array that starts at `at`. Linear, and without recursion. */
export function afterValue(text: string, at: number): number {
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = afterString(text, i);
      continue;
    }
    if (OPEN.has(code)) depth++;
    else if (CLOSE.has(code) && --depth === 0) return i + 1;
    i++;
  }
  throw new ParseError(`unexpected end of JSON at character ${text.length}`);
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The objects of a text that holds one JSON object after another, with or without white space between them. */
export function splitObjects(text: string): readonly string[] {
  const objects: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    if (text[at] !== '{') throw new ParseError(`expected a JSON object at character ${at}`);
    const end = afterValue(text, at);
    objects.push(text.slice(at, end));
    at = end;
  }
  return objects;
}
