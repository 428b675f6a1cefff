import { expect, test } from 'vitest';
import { loadRules } from '../../../alerting/load.ts';
import { NOW } from '../alerts.ts';
import { type Call, feedOf, queueEvent } from '../feed-messages.ts';
import { newest, openRuleLambda } from '../rule-lambda.ts';

const DAY = 86_400_000;

const rules = loadRules([
  {
    path: 'rules/test/many.yml',
    text: `title: Entered
id: entered
name: entered
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: Enter }, condition: selection }
---
title: Many users
id: many
level: high
correlation:
  type: value_count
  rules: [entered]
  timespan: 1h
  condition: { field: user.name, gte: 4 }
`,
  },
]);

const enter = (user: string, id: string, at: number): Call => ({ id, at, action: 'Enter', user });

test.each([
  ['of now', 0],
  ['of last month', 30 * DAY],
])('one value that comes again and again hides no others, in logs %s', async (_, age) => {
  const lambda = openRuleLambda({ at: NOW }, rules);
  const at = NOW - age;
  const tell = (calls: readonly Call[]) => lambda.handle(queueEvent(feedOf(calls)));
  await tell(Array.from({ length: 1_001 }, (_each, index) => enter('alice', `a${index}`, at)));
  for (const user of ['bob', 'carol']) await tell([enter(user, user, at + 1)]);
  expect(lambda.documents.size).toBe(0);
  for (const user of ['dave', 'erin']) await tell([enter(user, user, at + 2)]);
  expect([...newest(lambda.documents).values()].map(({ rule }) => rule.name)).toEqual(['Many users']);
});
