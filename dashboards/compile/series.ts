import type { Metric, Panel } from '../panel.ts';
import { type Cell, OTHER, type PanelResult, type TimeRange } from '../query.ts';
import { bucketStarts, intervalOf } from './interval.ts';
import { metricLabel, termField } from './label.ts';

/** One line or one colour of a stack. `key` is the value it stands for, to filter by; `metric` the metric's column. */
export interface Series {
  readonly key: Cell;
  readonly metric: number;
  readonly total: number;
  /** One a bucket; null where a mean or a percentile has nothing to say. */
  readonly values: readonly (number | null)[];
}

export interface TimeSeries {
  /** Epoch milliseconds, evenly spaced: the whole range, empty buckets too. */
  readonly starts: readonly number[];
  readonly interval: number;
  readonly series: readonly Series[];
}

export const MAX_SERIES = 7;

const ORDERED: Readonly<Record<string, readonly Cell[]>> = {
  'event.outcome': ['success', 'unknown', null, 'failure'],
};

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);

interface Column {
  readonly key: Cell;
  readonly metric: number;
  readonly values: Map<number, number>;
}

function collect(panel: Panel, rows: PanelResult['rows']): readonly Column[] {
  const columns = new Map<string, Column>();
  const hasTerm = termField(panel) !== undefined;
  for (const row of rows) {
    const key = hasTerm ? (row[1] ?? null) : null;
    for (let metric = 0; metric < panel.metrics.length; metric++) {
      const name = `${metric} ${typeof key} ${key}`;
      const column = columns.get(name) ?? { key, metric, values: new Map() };
      columns.set(name, column);
      const at = numberOf(row[0]);
      const value = numberOf(row[metric + (hasTerm ? 2 : 1)]);
      if (at !== null && value !== null) column.values.set(at, (column.values.get(at) ?? 0) + value);
    }
  }
  return [...columns.values()];
}

/** No events count nothing and add up to nothing, but have no mean. */
const emptyOf = ({ op }: Metric): number | null => (op === 'avg' || op === 'max' || op === 'p95' ? null : 0);

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, n) => total + (n ?? 0), 0);

/** Biggest first, the rest last; outcomes in their own order. */
function arrange(series: readonly Series[], field: string | undefined): readonly Series[] {
  const fixed = field === undefined ? undefined : ORDERED[field];
  if (fixed) return series.toSorted((a, b) => fixed.indexOf(a.key) - fixed.indexOf(b.key));
  const rest = (s: Series): number => (s.key === OTHER ? 1 : 0);
  return series.toSorted((a, b) => rest(a) - rest(b) || a.metric - b.metric || b.total - a.total);
}

function fold(series: readonly Series[]): readonly Series[] {
  if (series.length <= MAX_SERIES) return series;
  const kept = series.slice(0, MAX_SERIES - 1);
  const folded = series.slice(MAX_SERIES - 1);
  const values = (folded[0]?.values ?? []).map((_, i) => sum(folded.map((s) => s.values[i] ?? 0)));
  return [...kept, { key: OTHER, metric: 0, values, total: sum(values) }];
}

/** The answer of a panel that is split by time first, as evenly spaced series: at most seven. */
export function timeSeries(panel: Panel, result: PanelResult, range: TimeRange): TimeSeries {
  const interval = result.interval ?? intervalOf(range);
  const starts = bucketStarts(range, interval);
  const series = collect(panel, result.rows).map(({ key, metric, values }): Series => {
    const empty = emptyOf(panel.metrics[metric] ?? panel.metrics[0]);
    const filled = starts.map((at) => values.get(at) ?? empty);
    return { key, metric, values: filled, total: sum(filled) };
  });
  return { starts, interval, series: fold(arrange(series, termField(panel))) };
}

export const seriesName = (panel: Panel, series: Series, label: (key: Cell) => string): string => {
  const metric = panel.metrics[series.metric] ?? panel.metrics[0];
  return termField(panel) === undefined ? metricLabel(metric) : label(series.key);
};
