import type { Panel } from '../panel.ts';
import type { Cell, PanelResult } from '../query.ts';

const ADDITIVE: ReadonlySet<string> = new Set(['count', 'sum']);

/** How many buckets make one: such that its length is one that people know, where there is one. */
const FACTORS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 24, 30, 40, 60, 120];

/**
 * The answer with neighbouring buckets added up until there are at most `most` of them. Means and different values can't
 * be added: then it stays as it is.
 */
export function coarser(panel: Panel, result: PanelResult, most: number): PanelResult {
  const time = panel.splits?.findIndex(({ by }) => by === 'time') ?? -1;
  const { interval } = result;
  if (time === -1 || interval === undefined || !panel.metrics.every(({ op }) => ADDITIVE.has(op))) return result;
  const buckets = new Set(result.rows.map((row) => row[time])).size;
  const factor = FACTORS.find((n) => buckets / n <= most) ?? Math.ceil(buckets / most);
  if (factor === 1) return result;
  const start = Math.min(...result.rows.map((row) => Number(row[time])));
  const length = interval * factor;
  const keys = panel.splits?.length ?? 0;
  const sums = new Map<string, Cell[]>();
  for (const row of result.rows) {
    const at = start + Math.floor((Number(row[time]) - start) / length) * length;
    const group = row.slice(0, keys).map((cell, i) => (i === time ? at : cell));
    const name = JSON.stringify(group);
    const sum = sums.get(name) ?? [...group, ...row.slice(keys).map(() => 0)];
    sums.set(name, [...group, ...row.slice(keys).map((cell, i) => Number(sum[keys + i] ?? 0) + Number(cell ?? 0))]);
  }
  return { rows: [...sums.values()], interval: length };
}
