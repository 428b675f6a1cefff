import type { Panel } from '../panel.ts';
import type { Cell, PanelResult } from '../query.ts';
import { type ChartContext, type ChartOption, still } from './chart.ts';
import { coarser } from './coarser.ts';
import { heatStep } from './colors.ts';
import { count, short } from './format.ts';
import { bucketTitle } from './histogram.ts';
import { cellLabel, metricFormat } from './label.ts';
import type { ChartTheme } from './theme.ts';
import type { Tip } from './tooltip.ts';
import { minute, type Zone } from './zone.ts';

const MAX_ROWS = 12;
/** So that a panel of five columns has room for the numbers. */
const MAX_COLUMNS = 12;
const ROW_PIXELS = 24;
const FOOT = 18;
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
  /** The length of a column in milliseconds, where columns are times. */
  readonly interval: number;
}

const distinct = (cells: readonly Cell[]): readonly Cell[] => [...new Set(cells)];

/** Which column of an answer is the side and which runs along: time always runs along. */
export function heatGrid(panel: Panel, answer: PanelResult): HeatGrid {
  const result = coarser(panel, answer, MAX_COLUMNS);
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
  const inTime = timeColumn === -1 ? all : all.toSorted((a, b) => Number(a) - Number(b));
  const columns = timeColumn === -1 ? inTime.slice(0, MAX_COLUMNS) : inTime;
  const values = rows.map(([row]) => columns.map((column) => cellOf.get(`${row}\u0000${column}`) ?? 0));
  return {
    rows: rows.map(([row]) => row),
    columns,
    values,
    max: Math.max(0, ...values.flat()),
    byTime: timeColumn !== -1,
    interval: result.interval ?? 60_000,
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

/** A cell by its place. */
export function heatTip(grid: HeatGrid, { row, column }: { row: number; column: number }, zone: Zone): Tip | undefined {
  const value = grid.values[row]?.[column];
  const along = grid.columns[column];
  if (value === undefined || along === undefined) return undefined;
  const title = grid.byTime ? `${bucketTitle(Number(along), grid.interval, zone)} ${zone.name}` : cellLabel(along);
  return { title, rows: [{ name: cellLabel(grid.rows[row] ?? null), value: count(value) }] };
}

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
