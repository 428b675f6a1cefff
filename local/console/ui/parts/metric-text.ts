import { count, measure } from '../../../../dashboards/compile/format.ts';
import { metricFormat } from '../../../../dashboards/compile/label.ts';
import type { Metric, Panel } from '../../../../dashboards/panel.ts';
import type { PanelResult } from '../../../../dashboards/query.ts';
import type { RankedRow } from './ranked.tsx';

/** A metric's value with its unit; counts in full. */
export const showMetric = (metric: Metric, value: number): string => {
  const format = metricFormat(metric);
  return format ? measure(value, format) : count(value);
};

/** The answer of a `bars` panel. */
export function rankedRows({ metrics: [metric] }: Panel, { rows }: PanelResult): readonly RankedRow[] {
  return rows.map(([value = null, size]) => ({
    value,
    size: Number(size ?? 0),
    text: showMetric(metric, Number(size ?? 0)),
  }));
}
