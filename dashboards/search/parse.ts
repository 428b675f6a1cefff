import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';
import { everything, type Query } from './ast.ts';
import { type Cursor, fail, moveTo, replaced, wordHere } from './cursor.ts';
import { expression, type Leaves } from './expression.ts';
import { fieldTerm } from './field-term.ts';
import { definitionOf } from './fields.ts';
import { type FieldHead, fieldAt, skipSpace } from './scan.ts';

const LONGEST = 8_192;

function freeText(cursor: Cursor): Query {
  const word = wordHere(cursor, 'expected a word, a field or a bracket');
  moveTo(cursor, word.end);
  return word.pattern.every((part) => part === '') ? everything : { kind: 'text', pattern: word.pattern };
}

/** `key=value` where there is no such field is a piece of text. */
function headAt({ text, at, fields }: Cursor): FieldHead | undefined {
  const head = fieldAt(text, at);
  const isEqual = head?.op === '=' || head?.op === '!=';
  return isEqual && definitionOf(fields, head.name) === undefined ? undefined : head;
}

const terms: Leaves = {
  read(cursor) {
    const head = headAt(cursor);
    return head === undefined ? freeText(cursor) : fieldTerm(cursor, head);
  },
};

/**
 * Reads the search language of docs/search.md over the fields of a catalogue. Terms side by side mean `and`;
 * an empty query is everything. Throws QueryError.
 */
export function parseQuery(text: string, fields: FieldCatalogue): Query {
  if (text.length > LONGEST) fail(LONGEST, `the query is longer than ${LONGEST} characters`);
  const cursor: Cursor = { text, fields, at: skipSpace(text, 0), depth: 0 };
  if (cursor.at >= text.length) return everything;
  const query = expression(cursor, terms);
  const { at } = cursor;
  if (at < text.length) fail(at, 'this bracket was never opened', replaced(text, at, at + 1, ''));
  return query;
}
