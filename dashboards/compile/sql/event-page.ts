import type { EventQuery } from '../../query.ts';
import { columnOf } from './columns.ts';
import { queryOf, relation, SOURCE } from './relation.ts';
import type { Schema } from './schema.ts';
import { identifier, join, raw, type Statement, sql } from './statement.ts';
import { timestamp } from './time.ts';

const TIME = identifier('@timestamp');
const ID = identifier('event.id');

const older = ({ at, id }: { readonly at: number; readonly id: string }): Statement => {
  const time = timestamp(at);
  return sql`where ${TIME} < ${time} or (${TIME} = ${time} and ${ID} < ${id})`;
};

/** The fields of a query that are columns, each once; the rest is read from the documents. */
export const columnFields = (fields: readonly string[], schema: Schema): readonly string[] =>
  [...new Set(fields)].filter((field) => columnOf(schema.fields, field) !== undefined);

const columnFor = (field: string, schema: Schema): Statement =>
  columnOf(schema.fields, field)?.type === 'date' ? sql`epoch_ms(${identifier(field)})` : identifier(field);

/**
 * Newest first, then by id. A row: source, id, time in epoch milliseconds, the internal columns, then the fields of
 * `columnFields` with dates in epoch milliseconds. Throws QueryError.
 */
export function eventsStatement(query: EventQuery, internal: readonly string[], schema: Schema): Statement {
  const { scope, before, limit } = query;
  const shown = columnFields(query.fields, schema);
  const fields = [...new Set([...shown, '@timestamp', 'event.id'])];
  const rows = relation({ scope, query: queryOf(scope, schema), fields, internal }, schema);
  const columns = [
    SOURCE,
    ID,
    sql`epoch_ms(${TIME})`,
    ...internal.map((name) => identifier(name)),
    ...shown.map((field) => columnFor(field, schema)),
  ];
  const page = before === undefined ? raw('') : older(before);
  return sql`select ${join(columns, ', ')} from (${rows}) ${page} order by ${TIME} desc, ${ID} desc limit ${BigInt(limit)}`;
}

/** How many events match, on all pages. Throws QueryError. */
export function totalStatement({ scope }: EventQuery, schema: Schema): Statement {
  const rows = relation({ scope, query: queryOf(scope, schema), fields: [] }, schema);
  return sql`select count(*)::double from (${rows})`;
}
