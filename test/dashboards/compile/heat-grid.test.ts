import { expect, test } from 'vitest';
import { heatGrid, heatTip } from '../../../dashboards/compile/heat-grid.ts';
import { heatmapOption } from '../../../dashboards/compile/heatmap.ts';
import { UTC } from '../../../dashboards/compile/zone.ts';
import type { Panel } from '../../../dashboards/panel.ts';
import { base, contextOf } from './context.ts';

const MINUTE = 60_000;
const panel: Panel = {
  id: 'failures-by-service',
  title: 'Failures by service',
  view: 'heatmap',
  width: 5,
  metrics: [{ op: 'count' }],
  splits: [{ by: 'terms', field: 'cloud.service.name', size: 7 }, { by: 'time' }],
};
const rows = Array.from({ length: 24 }, (_, i) => ['iam', base + i * MINUTE, i === 3 ? 9 : 1] as const);
const result = { rows: [['s3', base, 2] as const, ...rows], interval: MINUTE };

test('time runs along, twelve columns at most; the busiest row is first', () => {
  const grid = heatGrid(panel, result);
  expect(grid.rows).toEqual(['iam', 's3']);
  expect(grid.columns).toHaveLength(12);
  expect(grid.interval).toBe(2 * MINUTE);
  expect(grid.values[0]?.slice(0, 3)).toEqual([2, 10, 2]);
  expect(grid.max).toBe(10);
});

test('a cell’s ink is strong on the strong steps', () => {
  const option = heatmapOption(panel, result, contextOf());
  const series = option.series as readonly {
    data: readonly { value: readonly number[]; label: { color: string } }[];
  }[];
  const cells = series[0]?.data ?? [];
  expect(cells[1]).toEqual({ value: [1, 0, 5, 10], label: { color: '--heat-ink-strong' } });
  expect(cells[0]).toEqual({ value: [0, 0, 3, 2], label: { color: '--heat-ink' } });
  expect(cells.at(-1)).toMatchObject({ value: [11, 1, 0, 0] });
});

test('the tip of a cell says its row, its time and its number', () => {
  expect(heatTip(heatGrid(panel, result), { row: 0, column: 1 }, UTC)).toEqual({
    title: '11-24 14:02 UTC',
    rows: [{ name: 'iam', value: '10' }],
  });
  expect(heatTip(heatGrid(panel, result), { row: 5, column: 1 }, UTC)).toBeUndefined();
});
