import { expect, test } from 'vitest';
import type { AlertSummary } from '../../../../local/console/api.ts';
import { paletteItems } from '../../../../local/console/ui/shell/palette-items.ts';

const alert: AlertSummary = {
  id: 'a-7d41c0',
  rule: 'trail-logging-stopped',
  title: 'CloudTrail logging stopped',
  level: 'critical',
  status: 'open',
  mode: 'live',
  late: false,
  source: 'cloudtrail',
  message: '',
  who: { field: 'user.name', value: 'svc-backup' },
  peer: { field: 'source.ip', value: '81.2.69.142' },
  count: 3,
  atLeast: false,
  first: 0,
  last: 0,
  incident: 'a-7d41c0',
};
const known = {
  alerts: [alert],
  sources: [{ id: 'vpc-flow', title: 'VPC flow' }],
  recent: ['user.name:root'],
  now: 60_000,
};

const found = (typed: string): readonly string[] =>
  paletteItems(typed, known).map(({ group, label, address }) => `${group}: ${label} ${address}`);

test.each([
  [
    'part of an address',
    '81.2',
    [
      'Entities: 81.2.69.142 #/entity/ip/81.2.69.142',
      'Alerts: CloudTrail logging stopped #/alerts/a-7d41c0',
      'Search events: source.ip:"81.2.0.0/16" #/search?q=source.ip%3A%2281.2.0.0%2F16%22',
    ],
  ],
  [
    'an address that no alert names',
    '192.0.2.7',
    [
      'Entities: 192.0.2.7 #/entity/ip/192.0.2.7',
      'Search events: related.ip:192.0.2.7 #/search?q=related.ip%3A192.0.2.7',
    ],
  ],
  ['a page', 'pipe', ['Search events: "pipe" #/search?q=%22pipe%22', 'Go to: Pipeline #/pipeline']],
  [
    'a source',
    'vpc-f',
    ['Search events: "vpc-f" #/search?q=%22vpc-f%22', 'Go to: VPC flow dashboard #/dashboards/vpc-flow'],
  ],
  ['a query', 'user.name:root', ['Search events: user.name:root #/search?q=user.name%3Aroot']],
])('%s leads on', (_, typed, items) => expect(found(typed)).toEqual(items));

test('before anything is typed there are the open alerts, what was asked last, and the pages', () => {
  expect(paletteItems('', known).map(({ group }) => group)).toEqual([
    'Alerts',
    'Search events',
    ...Array<string>(6).fill('Go to'),
  ]);
});

test('what is typed is text: quotes and brackets end no query', () => {
  expect(found('a"b\\')[0]).toBe('Search events: "a\\"b\\\\" #/search?q=%22a%5C%22b%5C%5C%22');
});
