import type { Panel } from '../../panel.ts';
import { type Cell, OTHER, type PanelQuery, type PanelResult } from '../../query.ts';
import { bucketStarts, intervalOf } from '../interval.ts';
import { emptyValue } from './metric.ts';
import { isOverTime, type Terms, termsOf } from './panel.ts';

/** A row of `panelStatement`, taken apart. */
interface Group {
  readonly time: number;
  /** The ranks of its terms, from 1. */
  readonly ranks: readonly number[];
  readonly terms: readonly Cell[];
  readonly metrics: readonly Cell[];
}

/** A value as it came from the store; integers beyond 2⁵³ as text, so that they stay what they are. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const termCell = (value: unknown, rank: number, { size }: Terms): Cell => (rank > size ? OTHER : cellOf(value));

function groupOf(row: readonly unknown[], panel: Panel): Group {
  const terms = termsOf(panel);
  const first = isOverTime(panel) ? 1 : 0;
  const ranks = row.slice(first, first + terms.length).map(Number);
  const values = row.slice(first + terms.length);
  return {
    time: first === 1 ? Number(row[0]) : 0,
    ranks,
    terms: terms.map((split, i) => termCell(values[i], ranks[i] ?? 0, split)),
    metrics: values.slice(terms.length).map(cellOf),
  };
}

const nameOf = ({ ranks }: Group): string => ranks.join(' ');

/** A row for every bucket of every series; a series is what has the same ranks. */
function filled(groups: readonly Group[], panel: Panel, starts: readonly number[]): readonly Group[] {
  const metrics = panel.metrics.map(emptyValue);
  const found = new Map(groups.map((group) => [`${group.time} ${nameOf(group)}`, group]));
  const series = new Map(groups.map((group) => [nameOf(group), group]));
  if (termsOf(panel).length === 0) series.set('', { time: 0, ranks: [], terms: [], metrics });
  return [...series].flatMap(([name, group]) =>
    starts.map((time) => found.get(`${time} ${name}`) ?? { ...group, time, metrics }),
  );
}

/** Keys in the order of the panel's splits: time, and the rank or the value of each term. */
function inOrder<T>(panel: Panel, time: T, terms: readonly T[]): readonly T[] {
  let level = 0;
  return (panel.splits ?? []).flatMap(({ by }) => (by === 'time' ? [time] : terms.slice(level, ++level)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, i) => key !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The rows of `panelStatement` as the panel's answer. */
export function panelResult({ panel, scope }: PanelQuery, rows: readonly (readonly unknown[])[]): PanelResult {
  const interval = intervalOf(scope.range);
  const found = rows.map((row) => groupOf(row, panel));
  const overTime = isOverTime(panel);
  const groups = overTime ? filled(found, panel, bucketStarts(scope.range, interval)) : found;
  const sorted = groups
    .map((group) => ({ group, keys: inOrder(panel, group.time, group.ranks) }))
    .toSorted((a, b) => compare(a.keys, b.keys));
  const cells = sorted.map(({ group }) => [...inOrder<Cell>(panel, group.time, group.terms), ...group.metrics]);
  return overTime ? { rows: cells, interval } : { rows: cells };
}
