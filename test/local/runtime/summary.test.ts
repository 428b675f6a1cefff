import { expect, test } from 'vitest';
import { type Summary, summaryText } from '../../../local/runtime/summary.ts';

const nothing: Summary = { rows: [], quarantined: [], alerts: [], reconciliation: [] };

const some: Summary = {
  rows: [
    {
      source: 'cloudtrail',
      received: 12_345,
      indexed: 12_000,
      filtered: { empty: 300, 'no data': 40 },
      quarantined: 3,
      waiting: 0,
      failed: 2,
      repeats: 0,
    },
  ],
  quarantined: [{ source: 'cloudtrail', reason: 'expected JSON', count: 3 }],
  alerts: [{ title: 'Root signed in', level: 'high', alerts: 2, events: 1_234 }],
  reconciliation: [
    { source: 'cloudtrail', hour: 0, lake: 12_000, indexed: 11_999, missing: ['id-1'], extra: 0 },
    { source: 'cloudtrail', hour: 3_600_000, lake: 3, indexed: 3, missing: [], extra: 0 },
  ],
};

test('the summary gives the ledger, what was quarantined, what alerted and what is missing', () => {
  expect(summaryText(some).split('\n')).toEqual([
    'source                  received =   indexed +  filtered + quarantined + failed',
    'cloudtrail              12,345 =    12,000 +       340 +         3  +      2',
    '',
    'Quarantined',
    '           3  cloudtrail: expected JSON',
    '',
    'Alerts',
    '           2  high          Root signed in (1,234 events)',
    '',
    'Reconciliation',
    '  12,003 documents in the lake, 1 missing from the store',
    '  id-1',
    '',
  ]);
});

test('a summary of nothing says none', () => {
  expect(summaryText(nothing).split('\n').slice(1)).toEqual([
    '',
    'Quarantined',
    '  none',
    '',
    'Alerts',
    '  none',
    '',
    'Reconciliation',
    '  0 documents in the lake, 0 missing from the store',
    '',
  ]);
});

test('of many missing documents the first ten are named', () => {
  const missing = Array.from({ length: 30 }, (_, n) => `id-${n}`);
  const hour = { source: 'vpc-flow', hour: 0, lake: 30, indexed: 0, missing, extra: 0 };
  const text = summaryText({ ...nothing, reconciliation: [hour] });
  expect(text).toContain('30 documents in the lake, 30 missing from the store');
  expect(text.match(/id-\d+/g)).toHaveLength(10);
});

test.each([
  ['a terminal escape', 'unknown \u001b[31mname', 'unknown \ufffd[31mname'],
  ['a line break', 'one\ntwo', 'one\ufffdtwo'],
  ['text that runs backwards', 'safe\u202egnp.exe', 'safe\ufffdgnp.exe'],
])('%s in a reason reaches no terminal', (_, reason, shown) => {
  const text = summaryText({ ...nothing, quarantined: [{ source: 'vpc-flow', reason, count: 1 }] });
  expect(text).toContain(`vpc-flow: ${shown}\n`);
});
