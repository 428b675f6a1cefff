import type { FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import type { Query } from './ast.ts';
import { type Cursor, fail, moveTo, replaced, wordHere } from './cursor.ts';
import { group, type Leaves } from './expression.ts';
import { definitionOf, isSearchable, searchableNames } from './fields.ts';
import { nearest } from './nearest.ts';
import { type FieldHead, type Word, wordAt } from './scan.ts';
import { comparisonTerm, type Misfit, valueTerm } from './term.ts';

/** The nearest field, or the same in quotation marks where it was no field at all. */
function insteadOf({ text, fields }: Cursor, { name, start }: FieldHead): string | undefined {
  const near = nearest(name, searchableNames(fields));
  if (near !== undefined) return replaced(text, start, start + name.length, near);
  const word = wordAt(text, start);
  return word && replaced(text, start, word.end, JSON.stringify(text.slice(start, word.end)));
}

function searchable(cursor: Cursor, head: FieldHead): FieldDefinition {
  const { name, start } = head;
  const definition = definitionOf(cursor.fields, name);
  if (definition === undefined) return fail(start, `unknown field "${name}"`, insteadOf(cursor, head));
  if (!isSearchable(definition)) fail(start, `"${name}" is kept with the event, but can't be searched`);
  return definition;
}

/** Takes a term's query, or throws what is wrong with its value. */
function settle(cursor: Cursor, head: FieldHead, word: Word, result: Query | Misfit): Query {
  if (result.kind !== 'misfit') {
    moveTo(cursor, word.end);
    return result;
  }
  const { message, value, term } = result;
  const from = term === undefined ? word.start : head.start;
  const by = term ?? value;
  return fail(word.start, message, by === undefined ? undefined : replaced(cursor.text, from, word.end, by));
}

/** The values between the brackets of `field:(a or b)`. */
const valuesOf = (head: FieldHead, definition: FieldDefinition): Leaves => ({
  beside: 'expected "or" or "and" between two values',
  read(cursor) {
    const word = wordHere(cursor, 'expected a value');
    return settle(cursor, head, word, valueTerm(head.name, definition, word));
  },
});

/** `=` is equality elsewhere, so it is answered with how to write it here. */
function equalSign({ text }: Cursor, { name, op, start, end }: FieldHead): never {
  const by = op === '=' ? `${name}:` : `not ${name}:`;
  return fail(start + name.length, 'compare with ":"', replaced(text, start, end, by));
}

/** `field:value`, `field:(a or b)` or `field >= 10`; the cursor stands on the field. */
export function fieldTerm(cursor: Cursor, head: FieldHead): Query {
  const definition = searchable(cursor, head);
  const { name, op } = head;
  if (op === '=' || op === '!=') return equalSign(cursor, head);
  cursor.at = head.end;
  if (op === ':' && cursor.text[cursor.at] === '(') return group(cursor, valuesOf(head, definition));
  const word = wordHere(cursor, `expected a value after "${name}${op}"`);
  const term = op === ':' ? valueTerm(name, definition, word) : comparisonTerm(name, definition, op, word);
  return settle(cursor, head, word, term);
}
