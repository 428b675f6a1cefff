import type { Panel } from '../panel.ts';
import type { Cell, PanelResult } from '../query.ts';
import { type ChartContext, type ChartOption, still } from './chart.ts';
import { heatStep } from './colors.ts';
import { count, short } from './format.ts';
import { bucketTitle } from './histogram.ts';
import { cellLabel, metricFormat } from './label.ts';
import type { ChartTheme } from './theme.ts';
import { tipStyle, tipText } from './tooltip.ts';
import { minute } from './zone.ts';

const MAX_ROWS = 12;
const MAX_COLUMNS = 48;
const STRONG = 4;
const ROOM_FOR_NUMBERS = 20;

export interface HeatGrid {
  /** The values down the side, biggest first. */
  readonly rows: readonly Cell[];
  readonly columns: readonly Cell[];
  /** By row, then column. */
  readonly values: readonly (readonly number[])[];
  readonly max: number;
  readonly byTime: boolean;
}

const distinct = (cells: readonly Cell[]): readonly Cell[] => [...new Set(cells)];

/** Which column of an answer is the side and which runs along: time always runs along. */
export function heatGrid(panel: Panel, result: PanelResult): HeatGrid {
  const timeColumn = panel.splits?.findIndex((split) => split.by === 'time') ?? -1;
  const along = timeColumn === -1 ? 1 : timeColumn;
  const side = along === 0 ? 1 : 0;
  const cellOf = new Map(result.rows.map((row) => [`${row[side]}\u0000${row[along]}`, Number(row[2] ?? 0)]));
  const totals = new Map<Cell, number>();
  for (const row of result.rows) {
    const key = row[side] ?? null;
    totals.set(key, (totals.get(key) ?? 0) + Number(row[2] ?? 0));
  }
  const rows = [...totals.entries()].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_ROWS);
  const all = distinct(result.rows.map((row) => row[along] ?? null));
  const columns = (timeColumn === -1 ? all : all.toSorted((a, b) => Number(a) - Number(b))).slice(-MAX_COLUMNS);
  const values = rows.map(([row]) => columns.map((column) => cellOf.get(`${row}\u0000${column}`) ?? 0));
  return {
    rows: rows.map(([row]) => row),
    columns,
    values,
    max: Math.max(0, ...values.flat()),
    byTime: timeColumn !== -1,
  };
}

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
  const { theme, zone, width } = context;
  const grid = heatGrid(panel, result);
  const interval = result.interval ?? 60_000;
  const columnName = (cell: Cell): string => (grid.byTime ? minute(Number(cell), zone) : cellLabel(cell));
  const left = Math.min(130, 14 + 6.6 * Math.max(0, ...grid.rows.map((row) => cellLabel(row).length)));
  const roomy = (width - left) / Math.max(1, grid.columns.length) > ROOM_FOR_NUMBERS;
  const format = metricFormat(panel.metrics[0]);
  const base = axisBase(theme);
  return {
    ...still(theme),
    grid: { left, right: 0, top: 0, bottom: 18, outerBoundsMode: 'none' },
    tooltip: {
      ...tipStyle(theme, []),
      trigger: 'item',
      formatter: (params: unknown) => {
        const [x, y, , value] = cellOf(params);
        const column = grid.columns[x] ?? null;
        const title = grid.byTime ? `${bucketTitle(Number(column), interval, zone)} ${zone.name}` : columnName(column);
        return tipText({ title, rows: [{ name: cellLabel(grid.rows[y] ?? null), value: count(value) }] });
      },
    },
    xAxis: {
      ...base,
      data: grid.columns.map(columnName),
      axisLabel: { ...base.axisLabel, margin: 5, align: 'center' },
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
