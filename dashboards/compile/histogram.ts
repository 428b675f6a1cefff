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
import type { Tip, TipRow } from './tooltip.ts';
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

/** Nothing is no bar: its edge would be drawn on the axis. */
const heights = (values: Part['values']): readonly (number | null)[] => values.map((value) => value || null);

const bars = (stack: Stack, { gap, edge }: { gap: number; edge: string }) =>
  stack.parts.map(({ name, color, values }, index) => ({
    id: `series-${index}`,
    name,
    type: 'bar' as const,
    stack: 'all',
    data: heights(values),
    cursor: 'pointer',
    barCategoryGap: gap,
    itemStyle: { color, borderColor: edge, borderWidth: stack.parts.length > 1 && gap === GAP ? 0.5 : 0 },
    emphasis: { disabled: true },
  }));

/** The bucket under the pointer: its total and its parts, the top of the stack first. */
export function stackTip(stack: Stack, index: number, zone: Zone): Tip | undefined {
  const start = stack.starts[index];
  if (start === undefined) return undefined;
  const rows = stack.parts
    .map(({ name, color, values }) => ({ name, color, value: values[index] ?? 0 }))
    .filter(({ value }) => value > 0)
    .map(({ name, color, value }): TipRow => ({ name, color, value: count(value) }));
  const title = `${bucketTitle(start, stack.interval, zone)} ${zone.name}`;
  return { title, total: count(bucketTotals(stack)[index] ?? 0), rows: rows.toReversed() };
}

/** Unseen, but what bars, brush and pointer go by. */
const bucketAxis = ({ starts }: Stack, theme: ChartTheme) => ({
  type: 'category' as const,
  data: starts.map(String),
  show: false,
  boundaryGap: true,
  axisPointer: {
    show: true,
    type: 'shadow' as const,
    shadowStyle: { color: theme.fg, opacity: 0.07 },
    label: { show: false },
  },
});

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
    axisPointer: { triggerTooltip: false },
    xAxis: [bucketAxis(stack, theme), timeAxis(context, range, pixels)],
    yAxis: valueAxis(theme, ticks),
    series: [...bars(stack, { gap, edge: theme.panel }), markSeries(theme, marks, { range, pixels, top: ticks.max })],
  } as ChartOption;
}

/** A panel's series as stacked bars over time. */
export const histogramOption = (panel: Panel, data: TimeSeries, context: ChartContext): ChartOption =>
  stackOption(stackOf(panel, data, context.theme, context.source), context);
