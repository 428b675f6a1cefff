import type { Panel } from '../panel.ts';
import type { Cell, PanelResult } from '../query.ts';
import { coarser } from './coarser.ts';
import { count } from './format.ts';
import { bucketTitle } from './histogram.ts';
import { cellLabel } from './label.ts';
import type { Tip } from './tooltip.ts';
import type { Zone } from './zone.ts';

const MAX_ROWS = 12;
/** So that a panel of five columns has room for the numbers. */
const MAX_COLUMNS = 12;

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

/** A cell by its place. */
export function heatTip(grid: HeatGrid, { row, column }: { row: number; column: number }, zone: Zone): Tip | undefined {
  const value = grid.values[row]?.[column];
  const along = grid.columns[column];
  if (value === undefined || along === undefined) return undefined;
  const title = grid.byTime ? `${bucketTitle(Number(along), grid.interval, zone)} ${zone.name}` : cellLabel(along);
  return { title, rows: [{ name: cellLabel(grid.rows[row] ?? null), value: count(value) }] };
}
