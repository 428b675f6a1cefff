import { bucketOf, bucketStarts, intervalOf } from '../../../../dashboards/compile/interval.ts';
import type { Metric, Split } from '../../../../dashboards/panel.ts';
import { type Cell, OTHER, type PanelQuery, type PanelResult } from '../../../../dashboards/query.ts';
import type { WorldEvent } from './event.ts';

const cellsOf = (value: unknown): readonly Cell[] =>
  value === undefined ? [null] : Array.isArray(value) ? value : [value as Cell];

const numbersOf = (events: readonly WorldEvent[], field: string): readonly number[] =>
  events.flatMap(({ values }) => (typeof values[field] === 'number' ? [values[field]] : []));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function measure(metric: Metric, events: readonly WorldEvent[]): Cell {
  if (metric.op === 'count') return events.length;
  if (metric.op === 'unique')
    return new Set(events.flatMap(({ values }) => cellsOf(values[metric.field])).filter((cell) => cell !== null)).size;
  const numbers = numbersOf(events, metric.field);
  if (metric.op === 'sum') return sum(numbers);
  if (numbers.length === 0) return null;
  if (metric.op === 'avg') return sum(numbers) / numbers.length;
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[metric.op === 'max' ? sorted.length - 1 : Math.floor(0.95 * (sorted.length - 1))] ?? null;
}

type Group = readonly [Cell, readonly WorldEvent[]];

function byTerm(split: Split & { by: 'terms' }, metric: Metric, events: readonly WorldEvent[]): readonly Group[] {
  const pairs = events.flatMap((event) => cellsOf(event.values[split.field]).map((cell) => [cell, event] as const));
  const groups = [...Map.groupBy(pairs, ([cell]) => cell)].map(
    ([cell, list]): Group => [cell, list.map(([, event]) => event)],
  );
  const sorted = groups.toSorted((a, b) => Number(measure(metric, b[1])) - Number(measure(metric, a[1])));
  const rest = sorted.slice(split.size).flatMap(([, list]) => list);
  return [...sorted.slice(0, split.size), ...(split.other && rest.length > 0 ? [[OTHER, rest] as const] : [])];
}

/** Rows of one split after the other; times with their empty buckets. */
function rowsOf(
  { panel, scope }: PanelQuery,
  splits: readonly Split[],
  events: readonly WorldEvent[],
): readonly (readonly Cell[])[] {
  const [split, ...rest] = splits;
  if (!split) return [panel.metrics.map((metric) => measure(metric, events))];
  const interval = intervalOf(scope.range);
  const groups: readonly Group[] =
    split.by === 'terms'
      ? byTerm(split, panel.metrics[0], events)
      : bucketStarts(scope.range, interval).map((start): Group => [start, buckets(events, interval).get(start) ?? []]);
  return groups.flatMap(([key, list]) => rowsOf({ panel, scope }, rest, list).map((row) => [key, ...row]));
}

const grouped = new WeakMap<readonly WorldEvent[], Map<number, WorldEvent[]>>();

function buckets(events: readonly WorldEvent[], interval: number): Map<number, WorldEvent[]> {
  const known = grouped.get(events) ?? Map.groupBy(events, ({ at }) => bucketOf(at, interval));
  grouped.set(events, known);
  return known;
}

/** A panel's answer over the events of its scope. */
export function answer(query: PanelQuery, events: readonly WorldEvent[]): PanelResult {
  const splits = query.panel.splits ?? [];
  const rows = rowsOf(query, splits, events);
  return splits.some(({ by }) => by === 'time') ? { rows, interval: intervalOf(query.scope.range) } : { rows };
}
