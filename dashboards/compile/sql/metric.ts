import type { Metric } from '../../panel.ts';
import { columnOf } from './columns.ts';
import type { Schema } from './schema.ts';
import { raw, type Statement, sql } from './statement.ts';

type Op = Metric['op'];

const AGGREGATES: Readonly<Record<Op, (column: Statement) => Statement>> = {
  count: () => raw('count(*)'),
  unique: (column) => sql`count(distinct ${column})`,
  sum: (column) => sql`coalesce(sum(${column}), 0)`,
  avg: (column) => sql`avg(${column})`,
  max: (column) => sql`max(${column})`,
  p95: (column) => sql`quantile_cont(${column}, 0.95)`,
};

const uniqueOfLists = (column: Statement): Statement => sql`len(list_distinct(flatten(list(${column}))))`;

/** What a metric is where there are no events: nothing to count, and no mean of nothing. */
export const emptyValue = ({ op }: Metric): 0 | null => (op === 'count' || op === 'unique' || op === 'sum' ? 0 : null);

const NUMBERS: readonly string[] = ['long', 'double'];

/** A metric over rows that hold its field in `column`. */
export function aggregate(metric: Metric, column: Statement, schema: Schema): Statement {
  const { op } = metric;
  const definition = op === 'count' ? undefined : columnOf(schema.fields, metric.field);
  if (op !== 'count' && op !== 'unique' && (definition?.multi || !NUMBERS.includes(definition?.type ?? '')))
    throw new Error(`"${metric.field}" holds no numbers to take the ${op} of`);
  const value = op === 'unique' && definition?.multi ? uniqueOfLists(column) : AGGREGATES[op](column);
  return sql`(${value})::double`;
}
