import { expect, test } from 'vitest';
import { coarser } from '../../../dashboards/compile/coarser.ts';
import { timeSeries } from '../../../dashboards/compile/series.ts';
import type { Panel } from '../../../dashboards/panel.ts';
import { type Cell, OTHER } from '../../../dashboards/query.ts';

const MINUTE = 60_000;
const base = Date.UTC(2026, 10, 24, 14);
const range = { from: base, to: base + 3 * MINUTE };

const panel = (more: Partial<Panel> = {}): Panel => ({
  id: 'p',
  title: 'P',
  view: 'histogram',
  width: 6,
  metrics: [{ op: 'count' }],
  splits: [{ by: 'time' }, { by: 'terms', field: 'event.dataset', size: 7 }],
  ...more,
});

const rows = (...list: readonly (readonly [minute: number, key: Cell, n: number | null])[]) =>
  list.map(([minute, key, n]) => [base + minute * MINUTE, key, n] as const);

test('series are as long as the range, empty buckets included, the biggest first', () => {
  const result = { rows: rows([0, 'aws.waf', 1], [2, 'aws.alb', 5]), interval: MINUTE };
  expect(timeSeries(panel(), result, range)).toEqual({
    starts: [base, base + MINUTE, base + 2 * MINUTE],
    interval: MINUTE,
    series: [
      { key: 'aws.alb', metric: 0, total: 5, values: [0, 0, 5] },
      { key: 'aws.waf', metric: 0, total: 1, values: [1, 0, 0] },
    ],
  });
});

test('outcomes stand in their own order, failure on top', () => {
  const splits = [{ by: 'time' }, { by: 'terms', field: 'event.outcome', size: 4 }] as const;
  const result = { rows: rows([0, 'failure', 9], [0, null, 1], [0, 'success', 2]), interval: MINUTE };
  const keys = timeSeries(panel({ splits }), result, range).series.map(({ key }) => key);
  expect(keys).toEqual(['success', null, 'failure']);
});

test('more than seven series are six and the rest', () => {
  const many = Array.from({ length: 9 }, (_, i) => [0, `s${i}`, 10 - i] as const);
  const { series } = timeSeries(panel(), { rows: rows(...many), interval: MINUTE }, range);
  expect(series.map(({ key }) => key)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', OTHER]);
  expect(series.at(-1)?.values).toEqual([4 + 3 + 2, 0, 0]);
});

test('the rest of a split stays last, however big', () => {
  const result = { rows: rows([0, OTHER, 99], [0, 'aws.alb', 1]), interval: MINUTE };
  expect(timeSeries(panel(), result, range).series.map(({ key }) => key)).toEqual(['aws.alb', OTHER]);
});

test.each([
  ['a sum is nothing', { op: 'sum', field: 'network.bytes' }, 0],
  ['a mean has nothing to say', { op: 'avg', field: 'network.bytes' }, null],
] as const)('where no event is, %s', (_, metric, empty) => {
  const line = panel({ view: 'line', metrics: [metric], splits: [{ by: 'time' }] });
  const result = { rows: [[base, 4]] as const, interval: MINUTE };
  expect(timeSeries(line, result, range).series[0]?.values).toEqual([4, empty, empty]);
});

test('the string "1" and the number 1 are two series', () => {
  const result = { rows: rows([0, '1', 1], [0, 1, 2]), interval: MINUTE };
  expect(timeSeries(panel(), result, range).series).toHaveLength(2);
});

test('neighbouring buckets are added up until there are few enough', () => {
  const many = Array.from({ length: 24 }, (_, i) => [i, 'a', 1] as const);
  const result = coarser(panel(), { rows: rows(...many), interval: MINUTE }, 12);
  expect(result.interval).toBe(2 * MINUTE);
  expect(result.rows).toHaveLength(12);
  expect(result.rows[0]).toEqual([base, 'a', 2]);
});

test('different values are not added up: the answer stays as it is', () => {
  const unique = panel({ metrics: [{ op: 'unique', field: 'source.ip' }] });
  const result = { rows: rows([0, 'a', 1], [1, 'a', 1]), interval: MINUTE };
  expect(coarser(unique, result, 1)).toBe(result);
});
