import type { Panel, Split } from '../../panel.ts';
import type { PanelQuery } from '../../query.ts';
import { intervalOf } from '../interval.ts';
import { columnOf } from './columns.ts';
import { aggregate } from './metric.ts';
import { queryOf, relation } from './relation.ts';
import type { Schema } from './schema.ts';
import { identifier, join, raw, type Statement, sql } from './statement.ts';

export type Terms = Extract<Split, { by: 'terms' }>;

export const termsOf = (panel: Panel): readonly Terms[] => (panel.splits ?? []).filter((split) => split.by === 'terms');

export const isOverTime = (panel: Panel): boolean => (panel.splits ?? []).some(({ by }) => by === 'time');

/** One `with` name after the other; each reads the one before. */
interface Step {
  readonly name: string;
  readonly as: Statement;
}

const TIME = raw('t');
const value = (level: number): Statement => raw(`c${level}`);
const rank = (level: number): Statement => raw(`r${level}`);
const measured = (metric: number): Statement => raw(`m${metric}`);

const ranksBelow = (level: number): readonly Statement[] => Array.from({ length: level }, (_, i) => rank(i));

const metricsOf = (panel: Panel, schema: Schema): readonly Statement[] =>
  panel.metrics.map((metric, i) => aggregate(metric, measured(i), schema));

/** The events with what the panel needs of them: bucket, split values, metric fields. */
function events({ panel, scope }: PanelQuery, schema: Schema): Statement {
  const terms = termsOf(panel);
  const metricFields = panel.metrics.map((metric) => (metric.op === 'count' ? undefined : metric.field));
  const named = [...terms.map(({ field }) => field), ...metricFields].filter((field) => field !== undefined);
  const fields = [...new Set([...named, '@timestamp'])];
  const interval = BigInt(intervalOf(scope.range));
  const columns = [
    ...(isOverTime(panel)
      ? [sql`epoch_ms(time_bucket(to_milliseconds(${interval}), ${identifier('@timestamp')}))::double as ${TIME}`]
      : []),
    ...terms.map(({ field }, i) => sql`${identifier(field)} as ${value(i)}`),
    ...metricFields.flatMap((field, i) => (field === undefined ? [] : [sql`${identifier(field)} as ${measured(i)}`])),
  ];
  const rows = relation({ scope, query: queryOf(scope, schema, panel.where), fields }, schema);
  return columns.length === 0 ? rows : sql`select ${join(columns, ', ')} from (${rows})`;
}

/** One row for each of the values of a field that has several; one with null where it has none. */
const unnested = (level: number, from: string): Statement => {
  const list = value(level);
  return sql`select * replace (unnest(case when len(${list}) > 0 then ${list} else [null] end) as ${list}) from ${raw(from)}`;
};

/** The biggest values of a level within each value of the levels above, by the first metric. */
function top(level: number, { size }: Terms, metric: Statement, from: string): Statement {
  const keys = [...ranksBelow(level), value(level)];
  const partition = level === 0 ? raw('') : sql`partition by ${join(ranksBelow(level), ', ')}`;
  const order = sql`row_number() over (${partition} order by ${metric} desc nulls last, ${value(level)} nulls last)`;
  return sql`select ${join(keys, ', ')}, ${order} as ${rank(level)} from ${raw(from)} group by ${join(keys, ', ')} qualify ${rank(level)} <= ${raw(String(size))}`;
}

/** Gives every row its rank on a level; with `other`, what is not among the biggest ranks after them. */
function ranked(level: number, { size, other }: Terms, from: string, tops: string): Statement {
  const same = [...ranksBelow(level), value(level)].map((key) => sql`e.${key} is not distinct from k.${key}`);
  const on = join(same, ' and ');
  if (!other) return sql`select e.*, k.${rank(level)} from ${raw(from)} e join ${raw(tops)} k on ${on}`;
  const rest = raw(String(size + 1));
  return sql`select e.*, coalesce(k.${rank(level)}, ${rest}) as ${rank(level)} from ${raw(from)} e left join ${raw(tops)} k on ${on}`;
}

function levelSteps(panel: Panel, schema: Schema): readonly Step[] {
  const [metric = raw('count(*)')] = metricsOf(panel, schema);
  let last = 'e';
  return termsOf(panel).flatMap((terms, level) => {
    const before = last;
    const single = columnOf(schema.fields, terms.field)?.multi ? `u${level}` : before;
    last = `e${level}`;
    return [
      ...(single === before ? [] : [{ name: single, as: unnested(level, before) }]),
      { name: `k${level}`, as: top(level, terms, metric, single) },
      { name: last, as: ranked(level, terms, single, `k${level}`) },
    ];
  });
}

/** Values of ranks that are shown; dates as epoch milliseconds. */
const shown = (level: number, { field, size }: Terms, schema: Schema): Statement => {
  const column = columnOf(schema.fields, field)?.type === 'date' ? sql`epoch_ms(${value(level)})` : value(level);
  return sql`any_value(case when ${rank(level)} <= ${raw(String(size))} then ${column} end)`;
};

/**
 * A panel's question as one statement. Its rows: the bucket's start if split by time, then the ranks of the terms
 * from 1, then their values, then the metrics. Throws QueryError.
 */
export function panelStatement(query: PanelQuery, schema: Schema): Statement {
  const { panel } = query;
  const terms = termsOf(panel);
  const steps: readonly Step[] = [{ name: 'e', as: events(query, schema) }, ...levelSteps(panel, schema)];
  const keys = [...(isOverTime(panel) ? [TIME] : []), ...ranksBelow(terms.length)];
  const columns = [...keys, ...terms.map((split, i) => shown(i, split, schema)), ...metricsOf(panel, schema)];
  const grouped = keys.length === 0 ? raw('') : sql` group by ${join(keys, ', ')}`;
  const named = steps.map(({ name, as }) => sql`${raw(name)} as (${as})`);
  return sql`with ${join(named, ', ')} select ${join(columns, ', ')} from ${raw(steps.at(-1)?.name ?? 'e')}${grouped}`;
}
