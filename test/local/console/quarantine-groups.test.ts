import { expect, test } from 'vitest';
import { quarantineGroups } from '../../../local/console/server/quarantine-groups.ts';

const reason = (text: string, count: number, at: number, origin?: string) => ({
  source: 'vpc-flow',
  reason: text,
  count,
  sample: { id: String(at), at, source: 'vpc-flow', reason: text, line: `line ${at}`, ...(origin ? { origin } : {}) },
});

test('reasons that differ in their numbers only are one, with the newest line', () => {
  const reasons = [
    reason('expected 14 fields, got 11', 3, 10, 'one'),
    reason('expected 14 fields, got 12', 2, 20, 'two'),
  ];
  expect(quarantineGroups(reasons)).toEqual([
    {
      source: 'vpc-flow',
      reason: 'expected 14 fields, got 12',
      lines: 5,
      latest: 20,
      sample: 'line 20',
      origins: ['two', 'one'],
    },
  ]);
});

test('other reasons stay apart, the newest first', () => {
  const groups = quarantineGroups([reason('no JSON', 1, 10), reason('too long', 1, 20)]);
  expect(groups.map((group) => group.reason)).toEqual(['too long', 'no JSON']);
});
