import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';
import type { Filter } from '../query.ts';
import { everything, not, type Query } from './ast.ts';
import { definitionOf, isSearchable } from './fields.ts';
import { QueryError } from './query-error.ts';
import { valueTerm } from './term.ts';

function isValue({ field, value }: Filter, fields: FieldCatalogue): Query {
  const definition = definitionOf(fields, field);
  if (definition === undefined || !isSearchable(definition))
    throw new QueryError({ position: 0, message: `can't filter by the field "${field}"` });
  if (value === null) return not({ kind: 'exists', field });
  const text = String(value);
  if (definition.type === 'text' || definition.type === 'tree_text') return { kind: 'equals', field, value: text };
  const term = valueTerm(field, definition, { start: 0, end: 0, pattern: [text], quoted: true });
  return term.kind === 'misfit' ? not(everything) : term;
}

/** A clicked value as a query. A value that can't be one of the field's matches nothing. Throws QueryError. */
export function filterQuery(filter: Filter, fields: FieldCatalogue): Query {
  const query = isValue(filter, fields);
  return filter.negate ? not(query) : query;
}
