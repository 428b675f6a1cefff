import type { FieldCatalogue } from '../../../transforms/ecs/catalogue.ts';
import type { Scope } from '../../query.ts';
import { allOf, type Query } from '../../search/ast.ts';
import { filterQuery } from '../../search/filter.ts';
import { parseQuery } from '../../search/parse.ts';
import { QueryError } from '../../search/query-error.ts';
import { columnOf, sqlType } from './columns.ts';
import type { Schema } from './schema.ts';
import { identifier, join, raw, type Statement, sql } from './statement.ts';
import { within } from './time.ts';
import { whereOf } from './where.ts';

/** The table of a source's events. */
export const tableOf = (source: string): Statement => identifier('events', source);

/** The column that names the source of a row, beside the fields that are asked for. */
export const SOURCE = identifier('#source');

const TIME = identifier('@timestamp');

/** What a scope asks for, its range left out. Throws QueryError. */
export const queryOf = ({ filters, query }: Scope, schema: Schema, where = ''): Query =>
  allOf([
    parseQuery(where, schema.fields),
    ...filters.map((filter) => filterQuery(filter, schema.fields)),
    parseQuery(query ?? '', schema.fields),
  ]);

/** A field as a column of this source; null of its type where the source has no such field. */
function column(name: string, fields: FieldCatalogue, schema: Schema): Statement {
  const definition = columnOf(schema.fields, name);
  if (definition === undefined) throw new QueryError({ position: 0, message: `no column holds the field "${name}"` });
  if (columnOf(fields, name) !== undefined) return identifier(name);
  return sql`null::${raw(sqlType(definition))} as ${identifier(name)}`;
}

export interface Selection {
  readonly scope: Pick<Scope, 'range' | 'source'>;
  readonly query: Query;
  /** Columns of these names, each once. */
  readonly fields: readonly string[];
  /** Columns that every table has beside its fields. */
  readonly internal?: readonly string[];
}

function selectFrom(source: string, { scope, query, fields, internal = [] }: Selection, schema: Schema): Statement {
  const catalogue = schema.sources[source] ?? {};
  const columns = [
    sql`${source} as ${SOURCE}`,
    ...internal.map((name) => identifier(name)),
    ...fields.map((name) => column(name, catalogue, schema)),
  ];
  const where = sql`${within(TIME, scope.range)} and ${whereOf(query, catalogue)}`;
  return sql`select ${join(columns, ', ')} from ${tableOf(source)} where ${where}`;
}

function sourcesOf(source: string | undefined, { sources }: Schema): readonly string[] {
  if (source === undefined) return Object.keys(sources);
  if (!Object.hasOwn(sources, source)) throw new QueryError({ position: 0, message: `unknown source "${source}"` });
  return [source];
}

/** The rows of one source, or of all of them, with the same columns. Throws QueryError for an unknown source or field. */
export const relation = (selection: Selection, schema: Schema): Statement =>
  join(
    sourcesOf(selection.scope.source, schema).map((source) => selectFrom(source, selection, schema)),
    ' union all ',
  );
