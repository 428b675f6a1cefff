import type { Panel } from '../panel.ts';
import { type Cell, type Filter, OTHER } from '../query.ts';
import { timeAxis, valueAxis } from './axis.ts';
import { type ChartContext, type ChartOption, plotGrid, still } from './chart.ts';
import { seriesColor } from './colors.ts';
import { count } from './format.ts';
import { cellLabel, termField } from './label.ts';
import { markSeries } from './marks.ts';
import { seriesName, type TimeSeries } from './series.ts';
import type { ChartTheme } from './theme.ts';
import { valueTicks } from './ticks.ts';
import { type TipRow, tipStyle, tipText } from './tooltip.ts';
import { clock, day, minute, type Zone } from './zone.ts';

const TOP_WITHOUT_MARKS = 8;
const GAP = 1.5;
const GAP_NARROW = 0.75;
const NARROW = 5;

/** One colour of a stack; `filter` is what a click on it means. */
export interface Part {
  readonly name: string;
  readonly color: string;
  readonly total: number;
  readonly values: readonly (number | null)[];
  readonly filter?: Filter;
}

/** Stacked bars over evenly spaced buckets, the lowest part first. Times are epoch milliseconds. */
export interface Stack {
  readonly starts: readonly number[];
  readonly interval: number;
  readonly parts: readonly Part[];
}

/** Totals of the buckets, the heights of the stacks. */
export const bucketTotals = ({ starts, parts }: Stack): readonly number[] =>
  starts.map((_, i) => parts.reduce((total, part) => total + (part.values[i] ?? 0), 0));

/** When a bucket begins, with its date where a day is not enough to tell. */
export const bucketTitle = (at: number, interval: number, zone: Zone): string => {
  if (interval >= 86_400_000) return day(at, zone);
  return interval >= 60_000 ? `${day(at, zone).slice(5)} ${minute(at, zone)}` : clock(at, zone);
};

/** Series by their own names; of data sets the prefix that all share is left out. */
const partName = (field: string | undefined, key: Cell): string =>
  field === 'event.dataset' && key !== OTHER ? cellLabel(key).replace(/^aws\./, '') : cellLabel(key);

/** A panel's series with the names and the colours that they have everywhere. */
export function stackOf(panel: Panel, data: TimeSeries, theme: ChartTheme, source?: string): Stack {
  const field = termField(panel);
  const parts = data.series.map((series, index): Part => {
    const { key, total, values } = series;
    const name = seriesName(panel, series, (cell) => partName(field, cell));
    const color = seriesColor(theme, { field, key, index, source });
    const part = { name, color, total, values };
    return field === undefined || key === OTHER ? part : { ...part, filter: { field, value: key } };
  });
  return { starts: data.starts, interval: data.interval, parts };
}

const bars = (stack: Stack, { gap, edge }: { gap: number; edge: string }) =>
  stack.parts.map(({ name, color, values }, index) => ({
    id: `series-${index}`,
    name,
    type: 'bar' as const,
    stack: 'all',
    data: [...values],
    cursor: 'pointer',
    barCategoryGap: gap,
    itemStyle: { color, borderColor: edge, borderWidth: stack.parts.length > 1 ? 0.5 : 0 },
    emphasis: { disabled: true },
  }));

function tooltip(stack: Stack, { theme, zone }: ChartContext) {
  const totals = bucketTotals(stack);
  const parts = stack.parts.toReversed();
  const colors = parts.map(({ color }) => color);
  return {
    ...tipStyle(theme, colors),
    trigger: 'axis' as const,
    axisPointer: { type: 'shadow' as const, shadowStyle: { color: theme.fg, opacity: 0.07 } },
    formatter: (params: unknown): string => {
      const index = dataIndexOf(params);
      const rows = parts.map(({ name, values, color }): TipRow => ({ color, name, value: count(values[index] ?? 0) }));
      const title = `${bucketTitle(stack.starts[index] ?? 0, stack.interval, zone)} ${zone.name}`;
      return tipText({ title, total: count(totals[index] ?? 0), rows });
    },
  };
}

/** ECharts hands an axis tooltip the list of its series at that place. */
export function dataIndexOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const index = typeof first === 'object' && first !== null && 'dataIndex' in first ? first.dataIndex : 0;
  return typeof index === 'number' ? index : 0;
}

/** Stacked bars: a category axis for the buckets, a time axis over it for labels and alert marks. */
export function stackOption(stack: Stack, context: ChartContext): ChartOption {
  const { theme, width, marks } = context;
  const from = stack.starts[0] ?? context.range.from;
  const range = { from, to: (stack.starts.at(-1) ?? from) + stack.interval };
  const pixels = Math.max(1, width - plotGrid.left - plotGrid.right);
  const ticks = valueTicks(Math.max(0, ...bucketTotals(stack)));
  const gap = pixels / Math.max(1, stack.starts.length) > NARROW ? GAP : GAP_NARROW;
  return {
    ...still(theme),
    grid: { ...plotGrid, top: marks.length > 0 ? plotGrid.top : TOP_WITHOUT_MARKS },
    tooltip: tooltip(stack, context),
    xAxis: [
      { type: 'category', data: stack.starts.map(String), show: false, boundaryGap: true },
      timeAxis(context, range, pixels),
    ],
    yAxis: valueAxis(theme, ticks),
    series: [...bars(stack, { gap, edge: theme.panel }), markSeries(theme, marks, { range, pixels, top: ticks.max })],
  } as ChartOption;
}

/** A panel's series as stacked bars over time. */
export const histogramOption = (panel: Panel, data: TimeSeries, context: ChartContext): ChartOption =>
  stackOption(stackOf(panel, data, context.theme, context.source), context);
