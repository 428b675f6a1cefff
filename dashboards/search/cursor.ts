import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';
import { QueryError } from './query-error.ts';
import { type Keyword, keywordAt, skipSpace, type Word, wordAt } from './scan.ts';

/** Where the parser stands. `at` is never on a space, except at the very end. */
export interface Cursor {
  readonly text: string;
  readonly fields: FieldCatalogue;
  at: number;
  depth: number;
}

export const fail = (position: number, message: string, suggestion?: string): never => {
  throw new QueryError(suggestion === undefined ? { position, message } : { position, message, suggestion });
};

/** The query with another text from `start` to before `end`. */
export const replaced = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

export function moveTo(cursor: Cursor, position: number): void {
  cursor.at = skipSpace(cursor.text, position);
}

export const keywordHere = ({ text, at }: Cursor): Keyword | undefined => keywordAt(text, at);

/** Passes the keyword if it stands here. */
export function take(cursor: Cursor, keyword: Keyword): boolean {
  if (keywordHere(cursor) !== keyword) return false;
  moveTo(cursor, cursor.at + keyword.length);
  return true;
}

/** Passes the character if it stands here. */
export function takeCharacter(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false;
  moveTo(cursor, cursor.at + 1);
  return true;
}

export const wordHere = (cursor: Cursor, missing: string): Word => {
  const word = keywordHere(cursor) === undefined ? wordAt(cursor.text, cursor.at) : undefined;
  return word ?? fail(cursor.at, missing);
};
