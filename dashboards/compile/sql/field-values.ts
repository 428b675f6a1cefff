import type { Scope, TimeRange } from '../../query.ts';
import type { Query } from '../../search/ast.ts';
import { columnOf } from './columns.ts';
import { queryOf, relation } from './relation.ts';
import type { Schema } from './schema.ts';
import { identifier, join, type Statement, sql } from './statement.ts';

/** Every value of a field in these rows, one a row as `v`, with its time as `t`; absent ones left out. */
function valuesOf(field: string, range: TimeRange, { source }: Scope, query: Query, schema: Schema): Statement {
  const definition = columnOf(schema.fields, field);
  const scope = source === undefined ? { range } : { range, source };
  const rows = relation({ scope, query, fields: [...new Set([field, '@timestamp'])] }, schema);
  const column = identifier(field);
  const value = definition?.type === 'date' ? sql`epoch_ms(${column})` : column;
  const each = definition?.multi ? sql`unnest(${column})` : value;
  const time = identifier('@timestamp');
  return sql`select v, t from (select ${each} as v, ${time} as t from (${rows})) where v is not null`;
}

/** The commonest values first: value, count, and how many different values there are. Throws QueryError. */
export function fieldValuesStatement(scope: Scope, field: string, size: number, schema: Schema): Statement {
  const values = valuesOf(field, scope.range, scope, queryOf(scope, schema), schema);
  const counted = sql`select v, count(*) as n from (${values}) group by v`;
  return sql`select v, n::double, (count(*) over ())::double from (${counted}) order by n desc, v limit ${BigInt(size)}`;
}

function newOfField(field: string, scope: Scope, lookbackMs: number, schema: Schema): Statement {
  const { from } = scope.range;
  const query = queryOf(scope, schema);
  const now = valuesOf(field, scope.range, scope, query, schema);
  const before = valuesOf(field, { from: from - lookbackMs, to: from }, scope, query, schema);
  return sql`select ${field} as field, now.v::varchar as value, epoch_ms(min(now.t))::double as first, count(*)::double as n
    from (${now}) now anti join (${before}) old on old.v = now.v group by now.v`;
}

/** Values seen in the range and not in the time before it: field, value as text, first seen, count. Newest first. */
export function newValuesStatement(
  scope: Scope,
  fields: readonly string[],
  lookbackMs: number,
  schema: Schema,
): Statement {
  const parts = fields.map((field) => newOfField(field, scope, lookbackMs, schema));
  return sql`${join(parts, ' union all ')} order by first desc, field, value`;
}
