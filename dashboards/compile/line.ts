import type { Panel } from '../panel.ts';
import { timeAxis, valueAxis } from './axis.ts';
import { type ChartContext, type ChartOption, plotGrid, still } from './chart.ts';
import { seriesColor } from './colors.ts';
import { measure } from './format.ts';
import { bucketTitle } from './histogram.ts';
import { cellLabel, metricFormat, termField } from './label.ts';
import { spreadOut } from './marks.ts';
import { seriesName, type TimeSeries } from './series.ts';
import { valueTicks } from './ticks.ts';
import type { Tip, TipRow } from './tooltip.ts';

const MAX_LINES = 4;
const MOST_NAME_PIXELS = 130;
const LABEL_APART = 13;
const FOOT = 18;
const LETTER_PIXELS = 6.4;
const SCALE_PIXELS = 44;
const TOP = 8;

interface Line {
  readonly name: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
  readonly text: (n: number) => string;
}

function linesOf(panel: Panel, data: TimeSeries, { theme, source }: ChartContext): readonly Line[] {
  const field = termField(panel);
  return data.series.slice(0, MAX_LINES).map((series, index) => {
    const format = metricFormat(panel.metrics[series.metric] ?? panel.metrics[0]);
    return {
      name: seriesName(panel, series, cellLabel),
      color: seriesColor(theme, { field, key: series.key, index, source }),
      values: series.values,
      text: (n) => measure(n, format),
    };
  });
}

const lastOf = (values: readonly (number | null)[]): number | undefined =>
  values.findLast((value): value is number => value !== null);

/** A single line is named by its panel. */
const endText = (name: string, value: string): string => `${name} ${value}`;

interface Plot {
  readonly max: number;
  /** Of the plot, in pixels. */
  readonly height: number;
}

/** How far down each end label must move so that none lies on another. */
function labelShifts(lines: readonly Line[], { max, height }: Plot): ReadonlyMap<Line, number> {
  const yOf = ({ values }: Line): number => height * (1 - (lastOf(values) ?? 0) / max);
  const sorted = lines.toSorted((a, b) => yOf(a) - yOf(b));
  const placed = spreadOut(sorted.map(yOf), { apart: LABEL_APART, edge: height });
  return new Map(sorted.map((line, i) => [line, (placed[i] ?? 0) - yOf(line)]));
}

const seriesOf = (lines: readonly Line[], data: TimeSeries, shifts: ReadonlyMap<Line, number>) =>
  lines.map((line, index) => ({
    id: `series-${index}`,
    name: line.name,
    type: 'line' as const,
    data: line.values.map((value, i) => [(data.starts[i] ?? 0) + data.interval / 2, value]),
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: line.color, width: 1.5 },
    itemStyle: { color: line.color },
    emphasis: { disabled: true },
    endLabel: {
      show: true,
      color: line.color,
      fontWeight: 500,
      fontSize: 11,
      distance: 6,
      offset: [0, shifts.get(line) ?? 0],
      formatter: endText(line.name, line.text(lastOf(line.values) ?? 0)),
    },
  }));

/** The bucket under the pointer with the value of every line. */
export function lineTip(panel: Panel, data: TimeSeries, context: ChartContext, at: number): Tip | undefined {
  const index = data.starts.findLastIndex((start) => start <= at);
  const start = data.starts[index];
  if (start === undefined || at >= start + data.interval) return undefined;
  const rows = linesOf(panel, data, context).map(({ name, color, values, text }): TipRow => {
    const value = values[index];
    return { color, name, value: typeof value === 'number' ? text(value) : '—' };
  });
  return { title: `${bucketTitle(start, data.interval, context.zone)} ${context.zone.name}`, rows };
}

const endLength = ({ name, values, text }: Line): number => endText(name, text(lastOf(values) ?? 0)).length;

/** The buckets that have ended: the running one would look like a fall. */
function ended({ starts, interval, series }: TimeSeries, now: number): TimeSeries {
  const last = starts.findLastIndex((start) => start + interval <= now);
  const length = last === -1 ? starts.length : last + 1;
  return {
    starts: starts.slice(0, length),
    interval,
    series: series.map((one) => ({ ...one, values: one.values.slice(0, length) })),
  };
}

/** At most four lines over time, each with its last value at its right end; never a cut scale. */
export function lineOption(panel: Panel, all: TimeSeries, context: ChartContext): ChartOption {
  const { theme, width } = context;
  const data = ended(all, context.now);
  const lines = linesOf(panel, data, context);
  const names = Math.min(MOST_NAME_PIXELS, 10 + LETTER_PIXELS * Math.max(0, ...lines.map(endLength)));
  const from = data.starts[0] ?? context.range.from;
  const range = { from, to: (data.starts.at(-1) ?? from) + data.interval };
  const peak = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const whole = panel.metrics.every(({ op }) => op === 'count' || op === 'unique');
  const ticks = valueTicks(peak, { whole });
  const pixels = Math.max(1, width - SCALE_PIXELS - names);
  return {
    ...still(theme),
    grid: { ...plotGrid, left: SCALE_PIXELS, right: names, top: TOP },
    axisPointer: { triggerTooltip: false },
    xAxis: {
      ...timeAxis(context, range, pixels),
      axisPointer: { show: true, type: 'line', lineStyle: { color: theme.lineStrong }, label: { show: false } },
    },
    yAxis: valueAxis(theme, ticks, lines[0]?.text),
    series: seriesOf(lines, data, labelShifts(lines, { max: ticks.max, height: context.height - TOP - FOOT })),
  } as ChartOption;
}
