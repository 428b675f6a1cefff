import { expect, test } from 'vitest';
import { heatStep, seriesColor } from '../../../dashboards/compile/colors.ts';
import { OTHER } from '../../../dashboards/query.ts';
import { theme } from './context.ts';

test.each([
  ['a source', 'event.dataset', 'aws.waf', undefined, '--src-waf'],
  ['a source without a colour of its own', 'event.dataset', 'aws.macie', undefined, '--chart-5'],
  ['failure', 'event.outcome', 'failure', 'cloudtrail', '--bad'],
  ['success on a source’s page', 'event.outcome', 'success', 'cloudtrail', '--src-cloudtrail'],
  ['success elsewhere', 'event.outcome', 'success', undefined, '--src-vpc-flow'],
  ['an unknown outcome', 'event.outcome', 'unknown', undefined, '--chart-5'],
  ['the rest', 'user.name', OTHER, undefined, '--chart-5'],
  ['a level', 'rule.level', 'critical', undefined, '--sev-critical'],
  ['anything else, by its place', 'user.name', 'root', undefined, '--chart-2'],
  ['a single series on a source’s page', undefined, null, 'waf', '--chart-2'],
] as const)('%s has its colour', (_, field, key, source, color) => {
  expect(seriesColor(theme, { field, key, index: 1, source })).toBe(color);
});

test.each([
  [0, 100, 0],
  [1, 100, 1],
  [25, 100, 3],
  [100, 100, 5],
  [5, 0, 0],
])('%d of at most %d is step %d of five', (value, max, step) =>
  expect(heatStep(value, max, { from: 1, to: 5 })).toBe(step),
);
