import { isIP } from 'node:net';
import type { Comparison, Pattern } from './ast.ts';
import { QueryError } from './query-error.ts';

/** A value or free text as it stands in the query, from `start` to before `end`. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Without quotation marks and escapes; split where an unescaped `*` stood. */
  readonly pattern: Pattern;
  readonly quoted: boolean;
}

export type Operator = ':' | Comparison | '=' | '!=';

/** `name:` or `name >=`, with the spaces around the operator. */
export interface FieldHead {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly op: Operator;
}

export type Keyword = 'and' | 'or' | 'not';

const SPACE = /\s*/y;
const HEAD = /([A-Za-z_@][\w.@-]*)(?:(:)(?!\/\/)|\s*(<=|>=|<|>|!=|==?)|\s+(:))\s*/y;
const KEYWORD = /(and|or|not)(?=$|[\s()"])/iy;
const BARE = /(?:\\[\s\S]|[^\s()\\]|\\$)+/y;
const QUOTED = /"((?:\\[\s\S]|[^"\\])*)"/y;
const COLONS_WITHOUT_FIELD = /^(?:arn:|[a-z][a-z\d+.-]*:\/\/)/i;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export const skipSpace = (text: string, at: number): number => at + (match(SPACE, text, at)?.[0].length ?? 0);

/** Stands here `and`, `or` or `not`, as a word of its own? */
export const keywordAt = (text: string, at: number): Keyword | undefined =>
  match(KEYWORD, text, at)?.[1]?.toLowerCase() as Keyword | undefined;

/** A pasted ARN, URL or address holds colons, but names no field. */
const namesNoField = (text: string, at: number): boolean => {
  const bare = match(BARE, text, at)?.[0] ?? '';
  return COLONS_WITHOUT_FIELD.test(bare) || isIP(bare) === 6;
};

/** The field that a term begins with, if it begins with one. */
export function fieldAt(text: string, at: number): FieldHead | undefined {
  const found = match(HEAD, text, at);
  if (found === null || namesNoField(text, at)) return undefined;
  const [whole, name = '', colon, comparison, late] = found;
  const op = (colon ?? late ?? comparison ?? ':').replace('==', '=') as Operator;
  return { start: at, end: at + whole.length, name, op };
}

const withoutEscapes = (text: string): string => text.replace(/\\([\s\S])/g, '$1');

/** In quotation marks only `\"` and `\\` are escapes, so that `"C:\Windows"` is what it looks like. */
const unquote = (text: string): string => text.replace(/\\(["\\])/g, '$1');

function patternOf(bare: string): Pattern {
  const parts: [string, ...string[]] = [''];
  for (const [piece] of bare.matchAll(/\\[\s\S]|[^\\*]+|\*+|\\$/g))
    if (piece.startsWith('*')) parts.push('');
    else parts.push((parts.pop() ?? '') + withoutEscapes(piece));
  return parts;
}

/** The value at `at`. Throws QueryError where a quotation mark is not closed; undefined where none begins. */
export function wordAt(text: string, at: number): Word | undefined {
  if (text[at] === '"') {
    const quoted = match(QUOTED, text, at);
    if (quoted === null)
      throw new QueryError({ position: at, message: 'this quotation mark is not closed', suggestion: `${text}"` });
    return { start: at, end: at + quoted[0].length, pattern: [unquote(quoted[1] ?? '')], quoted: true };
  }
  const bare = match(BARE, text, at)?.[0];
  return bare === undefined ? undefined : { start: at, end: at + bare.length, pattern: patternOf(bare), quoted: false };
}

/** The word as text; a `*` that stands for anything is a `*` again. */
export const textOf = (word: Word): string => word.pattern.join('*');
