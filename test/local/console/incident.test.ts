import { expect, test } from 'vitest';
import type { AlertSummary } from '../../../local/console/api.ts';
import { withIncidents } from '../../../local/console/server/incident.ts';

const MINUTE = 60_000;

const alert = (id: string, minute: number, more: Partial<AlertSummary>): AlertSummary => ({
  id,
  rule: 'r',
  title: 't',
  level: 'high',
  status: 'open',
  mode: 'live',
  late: false,
  source: 'cloudtrail',
  message: '',
  count: 1,
  atLeast: false,
  first: minute * MINUTE,
  last: minute * MINUTE,
  incident: id,
  ...more,
});

const user = (value: string) => ({ field: 'user.name', value });
const ip = (value: string) => ({ field: 'source.ip', value });

test.each([
  [
    'the same address within an hour',
    [alert('a', 0, { peer: ip('x') }), alert('b', 59, { peer: ip('x') })],
    ['a', 'a'],
  ],
  [
    'the same address after more than an hour',
    [alert('a', 0, { peer: ip('x') }), alert('b', 61, { peer: ip('x') })],
    ['a', 'b'],
  ],
  [
    'a resource that becomes the actor',
    [alert('a', 0, { who: user('root'), resource: 'svc, bot' }), alert('b', 5, { who: user('svc') })],
    ['a', 'a'],
  ],
  ['nothing in common', [alert('a', 0, { who: user('x') }), alert('b', 0, { who: user('y') })], ['a', 'b']],
  [
    'a chain of three',
    [
      alert('a', 0, { peer: ip('x') }),
      alert('b', 50, { peer: ip('x'), who: user('u') }),
      alert('c', 100, { who: user('u') }),
    ],
    ['a', 'a', 'a'],
  ],
])('alerts with %s', (_, alerts, incidents) => {
  expect(withIncidents(alerts).map(({ incident }) => incident)).toEqual(incidents);
});
