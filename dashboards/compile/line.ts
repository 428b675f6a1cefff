import type { Panel } from '../panel.ts';
import { timeAxis, valueAxis } from './axis.ts';
import { type ChartContext, type ChartOption, plotGrid, still } from './chart.ts';
import { seriesColor } from './colors.ts';
import { measure } from './format.ts';
import { bucketTitle, dataIndexOf } from './histogram.ts';
import { cellLabel, metricFormat, termField } from './label.ts';
import { seriesName, type TimeSeries } from './series.ts';
import { valueTicks } from './ticks.ts';
import { tipStyle, tipText } from './tooltip.ts';

const MAX_LINES = 4;
const NAME_PIXELS = 76;
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

const seriesOf = (lines: readonly Line[], data: TimeSeries) =>
  lines.map(({ name, color, values, text }, index) => ({
    id: `series-${index}`,
    name,
    type: 'line' as const,
    data: values.map((value, i) => [(data.starts[i] ?? 0) + data.interval / 2, value]),
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color, width: 1.5 },
    itemStyle: { color },
    emphasis: { disabled: true },
    endLabel: { show: true, color, fontWeight: 500, fontSize: 11, distance: 6, formatter: text(lastOf(values) ?? 0) },
    labelLayout: { moveOverlap: 'shiftY' as const },
  }));

function tooltip(lines: readonly Line[], data: TimeSeries, { theme, zone }: ChartContext) {
  const colors = lines.map(({ color }) => color);
  return {
    ...tipStyle(theme, colors),
    trigger: 'axis' as const,
    axisPointer: { type: 'line' as const, lineStyle: { color: theme.lineStrong } },
    formatter: (params: unknown): string => {
      const index = dataIndexOf(params);
      const rows = lines.map(({ name, color, values, text }) => {
        const value = values[index];
        return { color, name, value: typeof value === 'number' ? text(value) : '—' };
      });
      return tipText({ title: `${bucketTitle(data.starts[index] ?? 0, data.interval, zone)} ${zone.name}`, rows });
    },
  };
}

/** At most four lines over time, each with its last value at its right end; never a cut scale. */
export function lineOption(panel: Panel, data: TimeSeries, context: ChartContext): ChartOption {
  const { theme, width } = context;
  const lines = linesOf(panel, data, context);
  const from = data.starts[0] ?? context.range.from;
  const range = { from, to: (data.starts.at(-1) ?? from) + data.interval };
  const peak = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const whole = panel.metrics.every(({ op }) => op === 'count' || op === 'unique');
  const pixels = Math.max(1, width - SCALE_PIXELS - NAME_PIXELS);
  return {
    ...still(theme),
    grid: { ...plotGrid, left: SCALE_PIXELS, right: NAME_PIXELS, top: TOP },
    tooltip: tooltip(lines, data, context),
    xAxis: { ...timeAxis(context, range, pixels), axisPointer: { show: true } },
    yAxis: valueAxis(theme, valueTicks(peak, { whole }), lines[0]?.text),
    series: seriesOf(lines, data),
  } as ChartOption;
}
