import { allOf, anyOf, not, type Query } from './ast.ts';
import { type Cursor, fail, keywordHere, take, takeCharacter } from './cursor.ts';

const DEEPEST = 50;

/** What stands between `and`, `or`, `not` and brackets; `beside` is the mistake of two without a word between them. */
export interface Leaves {
  read(cursor: Cursor): Query;
  readonly beside?: string;
}

const ends = ({ text, at }: Cursor): boolean => at >= text.length || text[at] === ')';

/** An expression in brackets; the cursor stands on the first one. */
export function group(cursor: Cursor, leaves: Leaves): Query {
  const opened = cursor.at;
  takeCharacter(cursor, '(');
  const query = expression(cursor, leaves);
  if (!takeCharacter(cursor, ')')) fail(opened, 'this bracket is not closed', `${cursor.text})`);
  return query;
}

function operand(cursor: Cursor, leaves: Leaves): Query {
  if (take(cursor, 'not')) return not(unary(cursor, leaves));
  return cursor.text[cursor.at] === '(' ? group(cursor, leaves) : leaves.read(cursor);
}

function unary(cursor: Cursor, leaves: Leaves): Query {
  if (cursor.depth >= DEEPEST) fail(cursor.at, `nested deeper than ${DEEPEST} levels`);
  cursor.depth++;
  const query = operand(cursor, leaves);
  cursor.depth--;
  return query;
}

function conjunction(cursor: Cursor, leaves: Leaves): Query {
  const parts = [unary(cursor, leaves)];
  while (!ends(cursor) && keywordHere(cursor) !== 'or') {
    if (!take(cursor, 'and') && leaves.beside !== undefined) fail(cursor.at, leaves.beside);
    parts.push(unary(cursor, leaves));
  }
  return allOf(parts);
}

/** `not` binds closest, then `and`, then `or`. */
export function expression(cursor: Cursor, leaves: Leaves): Query {
  const parts = [conjunction(cursor, leaves)];
  while (take(cursor, 'or')) parts.push(conjunction(cursor, leaves));
  return anyOf(parts);
}
