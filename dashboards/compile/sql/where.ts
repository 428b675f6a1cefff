import type { FieldCatalogue, FieldDefinition } from '../../../transforms/ecs/catalogue.ts';
import type { Pattern, Query } from '../../search/ast.ts';
import { columnOf, columnsOf } from './columns.ts';
import { inNetwork } from './network.ts';
import { identifier, join, raw, type Statement, sql } from './statement.ts';
import { timestamp } from './time.ts';

const NEVER = raw('false');
const ALWAYS = raw('true');

const escaped = (part: string): string => part.replace(/[\\%_]/g, '\\$&');

const likePattern = (pattern: Pattern): string => pattern.map(escaped).join('%');

const like = (text: Statement, pattern: Pattern): Statement => sql`${text} like ${likePattern(pattern)} escape '\\'`;

/** In any case, anywhere. Both sides are folded by DuckDB, so that they are folded alike. */
function contains(text: Statement, pattern: Pattern): Statement {
  if (pattern.length === 1) return sql`contains(lower(${text}), lower(${pattern[0]}))`;
  return sql`lower(${text}) like lower(${`%${likePattern(pattern)}%`}) escape '\\'`;
}

type Leaf = Exclude<Query, { readonly kind: 'everything' | 'and' | 'or' | 'not' | 'exists' | 'text' }>;

const COMPARISONS = { '<': raw('<'), '<=': raw('<='), '>': raw('>'), '>=': raw('>=') } as const;

/** A number or, for a date, its epoch milliseconds, as the column's type. */
const comparable = (value: bigint | number, { type }: FieldDefinition): Statement =>
  type === 'date' ? timestamp(Number(value)) : sql`${value}`;

/** The leaf's test of one value. */
function test(leaf: Leaf, value: Statement, definition: FieldDefinition): Statement {
  switch (leaf.kind) {
    case 'equals':
      return sql`${value} = ${leaf.value}`;
    case 'like':
      return like(value, leaf.pattern);
    case 'contains':
      return contains(value, leaf.pattern);
    case 'compare':
      return sql`${value} ${COMPARISONS[leaf.op]} ${comparable(leaf.value, definition)}`;
    case 'network':
      return inNetwork(leaf.network, value);
  }
}

/** True or false, never null: `not` must not lose what has no value. */
function holds(field: string, definition: FieldDefinition, of: (value: Statement) => Statement): Statement {
  const column = identifier(field);
  if (!definition.multi) return sql`(${column} is not null and ${of(column)})`;
  return sql`coalesce(len(list_filter(${column}, lambda v: ${of(raw('v'))})) > 0, false)`;
}

function leafOf(leaf: Leaf, fields: FieldCatalogue): Statement {
  const definition = columnOf(fields, leaf.field);
  if (definition === undefined) return NEVER;
  if (definition.multi && leaf.kind === 'equals')
    return sql`coalesce(list_contains(${identifier(leaf.field)}, ${leaf.value}), false)`;
  return holds(leaf.field, definition, (value) => test(leaf, value, definition));
}

function exists(field: string, fields: FieldCatalogue): Statement {
  const definition = columnOf(fields, field);
  if (definition === undefined) return NEVER;
  return definition.multi ? sql`coalesce(len(${identifier(field)}) > 0, false)` : sql`${identifier(field)} is not null`;
}

const TEXTUAL: readonly FieldDefinition['type'][] = ['text', 'tree_text', 'keyword', 'ip'];

function anywhere(pattern: Pattern, fields: FieldCatalogue): Statement {
  const textual = columnsOf(fields).filter(([, { type }]) => TEXTUAL.includes(type));
  const tests = textual.map(([name, definition]) => holds(name, definition, (value) => contains(value, pattern)));
  return tests.length === 0 ? NEVER : sql`(${join(tests, ' or ')})`;
}

/** A query as a condition over a table with the columns of `fields`; a field that it has not is absent. */
export function whereOf(query: Query, fields: FieldCatalogue): Statement {
  switch (query.kind) {
    case 'everything':
      return ALWAYS;
    case 'and':
    case 'or': {
      const parts = query.of.map((part) => whereOf(part, fields));
      return sql`(${join(parts, ` ${query.kind} `)})`;
    }
    case 'not':
      return sql`(not ${whereOf(query.of, fields)})`;
    case 'exists':
      return exists(query.field, fields);
    case 'text':
      return anywhere(query.pattern, fields);
    default:
      return leafOf(query, fields);
  }
}
