import type { Panel } from '../panel.ts';
import type { Cell, PanelResult } from '../query.ts';
import { type ChartContext, type ChartOption, still } from './chart.ts';
import { heatStep } from './colors.ts';
import { short } from './format.ts';
import { type HeatGrid, heatGrid } from './heat-grid.ts';
import { cellLabel, metricFormat } from './label.ts';
import type { ChartTheme } from './theme.ts';
import { minute } from './zone.ts';

const ROW_PIXELS = 24;
const FOOT = 18;
const STRONG = 4;
const ROOM_FOR_NUMBERS = 20;

function cells(grid: HeatGrid, theme: ChartTheme) {
  return grid.values.flatMap((row, y) =>
    row.map((value, x) => {
      const step = heatStep(value, grid.max, { from: 1, to: 5 });
      return {
        value: [x, y, step, value],
        label: { color: step >= STRONG ? theme.heatInkStrong : theme.heatInk },
      };
    }),
  );
}

const axisBase = (theme: ChartTheme) => ({
  type: 'category' as const,
  axisLine: { show: false },
  axisTick: { show: false },
  splitArea: { show: false },
  axisLabel: { color: theme.fg3, fontSize: 11, fontFamily: theme.fontUi, margin: 8 },
});

const visualMap = (theme: ChartTheme) => ({
  show: false,
  type: 'piecewise' as const,
  dimension: 2,
  pieces: theme.heat.map((color, value) => ({ value, color })),
});

const cellOf = (params: unknown): readonly [number, number, number, number] => {
  const value: unknown = typeof params === 'object' && params !== null && 'value' in params ? params.value : undefined;
  const at = (i: number): number => (Array.isArray(value) && typeof value[i] === 'number' ? value[i] : 0);
  return [at(0), at(1), at(2), at(3)];
};

/** How often two things met: five steps of one colour, with the number where there is room for it. */
export function heatmapOption(panel: Panel, result: PanelResult, context: ChartContext): ChartOption {
  const { theme, zone, width, height } = context;
  const grid = heatGrid(panel, result);
  const columnName = (cell: Cell): string => (grid.byTime ? minute(Number(cell), zone) : cellLabel(cell));
  const left = Math.min(130, 14 + 6.6 * Math.max(0, ...grid.rows.map((row) => cellLabel(row).length)));
  const roomy = (width - left) / Math.max(1, grid.columns.length) > ROOM_FOR_NUMBERS;
  const format = metricFormat(panel.metrics[0]);
  const base = axisBase(theme);
  return {
    ...still(theme),
    grid: {
      left,
      right: 0,
      top: 0,
      height: Math.min(grid.rows.length * ROW_PIXELS, height - FOOT),
      outerBoundsMode: 'none',
    },
    xAxis: {
      ...base,
      data: grid.columns.map(columnName),
      axisLabel: { ...base.axisLabel, margin: 5, interval: grid.byTime ? 2 : 0 },
    },
    yAxis: {
      ...base,
      inverse: true,
      data: grid.rows.map(cellLabel),
      axisLabel: {
        ...base.axisLabel,
        color: theme.fg2,
        fontFamily: theme.fontData,
        width: left - 8,
        overflow: 'truncate',
      },
    },
    visualMap: visualMap(theme),
    series: [
      {
        id: 'cells',
        type: 'heatmap',
        data: cells(grid, theme),
        itemStyle: { borderColor: theme.panel, borderWidth: 1.5, borderRadius: 1 },
        label: {
          show: roomy,
          fontSize: 10,
          formatter: (params: unknown) => {
            const value = cellOf(params)[3];
            return value === 0 ? '' : format === undefined ? short(value) : '';
          },
        },
        emphasis: { itemStyle: { borderColor: theme.fg, borderWidth: 1 } },
      },
    ],
  } as ChartOption;
}
