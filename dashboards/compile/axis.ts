import type { ChartContext } from './chart.ts';
import { short } from './format.ts';
import type { ChartTheme } from './theme.ts';
import { timeTicks, type ValueTicks } from './ticks.ts';

const labelStyle = (theme: ChartTheme) => ({ color: theme.fg3, fontFamily: theme.fontUi, fontSize: 11 });

/** The time axis under a plot `pixels` wide, from the first bucket's start to the last one's end. */
export function timeAxis({ theme, zone }: ChartContext, range: { from: number; to: number }, pixels: number) {
  const ticks = timeTicks(range, pixels, zone);
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));
  return {
    type: 'value' as const,
    position: 'bottom' as const,
    min: range.from,
    max: range.to,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisPointer: { show: false },
    axisLabel: {
      ...labelStyle(theme),
      margin: 6,
      hideOverlap: false,
      customValues: ticks.map((tick) => tick.at),
      formatter: (at: number) => labels.get(at) ?? '',
    },
  };
}

/** The scale at the left: split lines without an axis, no zero label. */
export function valueAxis(theme: ChartTheme, ticks: ValueTicks, format: (n: number) => string = short) {
  return {
    type: 'value' as const,
    min: 0,
    max: ticks.max,
    interval: ticks.interval,
    axisLine: { show: false },
    axisTick: { show: false },
    axisPointer: { show: false },
    splitLine: { showMinLine: false, lineStyle: { color: theme.grid, width: 1 } },
    axisLabel: { ...labelStyle(theme), margin: 6, showMinLabel: false, formatter: (n: number) => format(n) },
  };
}
