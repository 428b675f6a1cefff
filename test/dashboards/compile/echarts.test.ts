import { expect, test } from 'vitest';
import type { AlertMark } from '../../../dashboards/compile/chart.ts';
import { chartOption } from '../../../dashboards/compile/echarts.ts';
import { stackOf, stackTip } from '../../../dashboards/compile/histogram.ts';
import { lineTip } from '../../../dashboards/compile/line.ts';
import { timeSeries } from '../../../dashboards/compile/series.ts';
import { UTC } from '../../../dashboards/compile/zone.ts';
import { dashboards } from '../../../dashboards/index.ts';
import type { Panel } from '../../../dashboards/panel.ts';
import { base, contextOf, theme } from './context.ts';

const MINUTE = 60_000;
const panel: Panel = {
  id: 'events-by-source',
  title: 'Events by source',
  view: 'histogram',
  width: 8,
  metrics: [{ op: 'count' }],
  splits: [{ by: 'time' }, { by: 'terms', field: 'event.dataset', size: 6, other: true }],
};
const result = {
  rows: [
    [base, 'aws.vpc-flow', 4],
    [base, 'aws.waf', 1],
    [base + MINUTE, 'aws.vpc-flow', 0],
  ] as const,
  interval: MINUTE,
};
const mark: AlertMark = { id: 'a-1', at: base + MINUTE, level: 'high', title: 'Bucket made public' };

test('a histogram is a stack over all buckets, in the colours of the sources, and never moves', () => {
  expect(chartOption(panel, result, contextOf())).toMatchObject({
    animation: false,
    grid: { left: 38, right: 0, top: 8, bottom: 18 },
    xAxis: [{ type: 'category', data: [base, base + MINUTE, base + 2 * MINUTE].map(String) }, { min: base }],
    yAxis: { min: 0, max: 6, interval: 2 },
    series: [
      { type: 'bar', stack: 'all', name: 'vpc-flow', data: [4, null, null], itemStyle: { color: '--src-vpc-flow' } },
      { type: 'bar', stack: 'all', name: 'waf', data: [1, null, null], itemStyle: { color: '--src-waf' } },
      { id: 'alerts', markPoint: { data: [] } },
    ],
  });
});

test('an open alert is a shape over the plot and a dotted line down', () => {
  const option = chartOption(panel, result, contextOf({ marks: [mark] }));
  expect(option).toMatchObject({
    grid: { top: 20 },
    series: [
      {},
      {},
      {
        markLine: { silent: true, data: [{ xAxis: mark.at, lineStyle: { color: '--sev-high' } }] },
        markPoint: { data: [{ name: 'a-1', coord: [mark.at, 6], itemStyle: { color: '--sev-high' } }] },
      },
    ],
  });
});

test('the tip of a bucket says its total and its parts, without those that are not there', () => {
  const stack = stackOf(panel, timeSeries(panel, result, contextOf().range), theme);
  expect(stackTip(stack, 0, UTC)).toEqual({
    title: '11-24 14:00 UTC',
    total: '5',
    rows: [
      { name: 'waf', color: '--src-waf', value: '1' },
      { name: 'vpc-flow', color: '--src-vpc-flow', value: '4' },
    ],
  });
  expect(stackTip(stack, 9, UTC)).toBeUndefined();
});

test('a part of a stack carries the filter that a click on it means; the rest carries none', () => {
  const rows = [
    [base, '\u0000other', 4],
    [base, 'aws.waf', 1],
  ] as const;
  const { parts } = stackOf(panel, timeSeries(panel, { rows, interval: MINUTE }, contextOf().range), theme);
  expect(parts.map(({ name, filter }) => [name, filter])).toEqual([
    ['waf', { field: 'event.dataset', value: 'aws.waf' }],
    ['others', undefined],
  ]);
});

test('a name from a log is shown with what it hides', () => {
  const rows = [[base, 'a\u202Eb', 1]] as const;
  const { parts } = stackOf(panel, timeSeries(panel, { rows, interval: MINUTE }, contextOf().range), theme);
  expect(parts[0]?.name).toBe('a‹U+202E›b');
});

const lines: Panel = {
  ...panel,
  view: 'line',
  metrics: [{ op: 'sum', field: 'network.bytes' }],
  splits: [{ by: 'time' }, { by: 'terms', field: 'network.direction', size: 4 }],
};
const lineResult = {
  rows: [
    [base, 'inbound', 2_000],
    [base + MINUTE, 'inbound', 4_000],
    [base + 2 * MINUTE, 'inbound', 10],
    [base, 'outbound', 3_900],
    [base + MINUTE, 'outbound', 3_900],
  ] as const,
  interval: MINUTE,
};

test('lines end with the last bucket that is over, and are named there with their value', () => {
  const option = chartOption(lines, lineResult, contextOf({ now: base + 2.5 * MINUTE }));
  expect(option).toMatchObject({
    yAxis: { max: 4_000 },
    series: [
      { name: 'outbound', endLabel: { formatter: 'outbound 3.9 kB' } },
      {
        name: 'inbound',
        data: [
          [base + MINUTE / 2, 2_000],
          [base + 1.5 * MINUTE, 4_000],
        ],
        endLabel: { formatter: 'inbound 4 kB' },
      },
    ],
  });
});

test('end labels that would lie on each other are moved apart', () => {
  const option = chartOption(lines, lineResult, contextOf({ now: base + 2.5 * MINUTE }));
  const series = option?.series as readonly { endLabel: { offset: readonly number[] } }[];
  const [below = 0, above = 0] = series.map(({ endLabel }) => endLabel.offset[1] ?? 0);
  expect(below - above).toBeGreaterThan(5);
});

test('the tip of a line chart has the value of each line', () => {
  const data = timeSeries(lines, lineResult, contextOf().range);
  expect(lineTip(lines, data, contextOf(), base + 90_000)).toMatchObject({
    title: '11-24 14:01 UTC',
    rows: [
      { name: 'outbound', value: '3.9 kB' },
      { name: 'inbound', value: '4 kB' },
    ],
  });
  expect(lineTip(lines, data, contextOf(), base - 1)).toBeUndefined();
});

const drawn = new Set(['histogram', 'line', 'heatmap']);

test.each(
  Object.values(dashboards).flatMap(({ title, panels }) => panels.map((one) => [title, one.title, one] as const)),
)('%s, %s: an empty answer can be drawn, or is no chart', (_, __, one) => {
  const option = chartOption(one, { rows: [], interval: MINUTE }, contextOf());
  expect(option !== undefined).toBe(drawn.has(one.view));
});
