import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadRules } from '../../alerting/load.ts';
import { NOW } from './alerts.ts';
import { type Call, feedOf, queueEvent } from './feed-messages.ts';
import { newest, openRuleLambda } from './rule-lambda.ts';

const DAY = 86_400_000;

const rules = loadRules([
  {
    path: 'rules/test/new.yml',
    text: `title: New user
id: new-user
logsource: { product: aws, service: cloudtrail }
level: high
detection: { selection: { eventName: Enter }, condition: selection }
firewatch: { new_terms: { fields: [user.name], window: 10d, learn: 1d } }
`,
  },
]);

let calls = 0;
const enter = (user: string, days: number, id = `call-${calls++}`): Call => ({
  id,
  at: NOW + days * DAY,
  action: 'Enter',
  user,
});

const open = () => openRuleLambda({ at: NOW }, rules);

type RuleLambda = ReturnType<typeof open>;

/** Each call in a message of its own, on its own day, by the clock too. */
async function tell(lambda: RuleLambda, all: readonly Call[]): Promise<void> {
  for (const call of all) {
    lambda.now.at = Math.max(lambda.now.at, call.at);
    await lambda.another()(queueEvent(feedOf([call])));
  }
}

const found = (lambda: RuleLambda) =>
  [...newest(lambda.documents).values()].map(({ firewatch }) => [firewatch.new_terms?.fields, firewatch.count]);

test('a value is told once, and nothing while the rule learns', async () => {
  const lambda = open();
  await tell(lambda, [enter('alice', 0), enter('bob', 0.5), enter('carol', 2), enter('alice', 3), enter('carol', 4)]);
  expect(found(lambda)).toEqual([[{ 'user.name': 'carol' }, 1]]);
});

test('a value that was not seen for its window is new again', async () => {
  const lambda = open();
  await tell(lambda, [enter('alice', 0), enter('carol', 2), enter('carol', 13)]);
  expect(found(lambda)).toEqual([
    [{ 'user.name': 'carol' }, 1],
    [{ 'user.name': 'carol' }, 1],
  ]);
});

test('the event that was first stays so when it comes again, on any evaluator', async () => {
  const lambda = open();
  const first = enter('carol', 2);
  await tell(lambda, [enter('alice', 0), first, enter('carol', 2.01), first, first]);
  expect(found(lambda)).toEqual([[{ 'user.name': 'carol' }, 1]]);
});

test('several that see a value at the same time tell it once', async () => {
  const lambda = open();
  await tell(lambda, [enter('alice', 0)]);
  lambda.now.at = NOW + 2 * DAY;
  await Promise.all(Array.from({ length: 8 }, () => lambda.another()(queueEvent(feedOf([enter('carol', 2)])))));
  expect(found(lambda)).toEqual([[{ 'user.name': 'carol' }, 1]]);
});

test('an event of the time of learning never alerts, however late it comes', async () => {
  const lambda = open();
  await tell(lambda, [enter('alice', 0), enter('alice', 5), enter('carol', 0.5)]);
  expect(found(lambda)).toEqual([]);
});

test('an event without the field alerts on nothing', async () => {
  const lambda = open();
  await tell(lambda, [enter('alice', 0)]);
  const nobody = JSON.parse(JSON.stringify(enter('x', 2))) as Call;
  await lambda.another()(queueEvent(feedOf([{ ...nobody, action: 'Other' }])));
  expect(found(lambda)).toEqual([]);
});

test('learning begins with the first event, not with a message that has none', async () => {
  const lambda = openRuleLambda({ at: NOW }, rules, 'first event');
  await lambda.handle(queueEvent([gzipSync('').toString('base64')]));
  await tell(lambda, [enter('alice', 0), enter('bob', 0.5), enter('carol', 2)]);
  expect(found(lambda)).toEqual([[{ 'user.name': 'carol' }, 1]]);
});
