import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW } from './alerts.ts';
import { deliver, deliveryOf, MINUTE, messagesOf, settle } from './deliveries.ts';
import { type Call, queueEvent } from './feed-messages.ts';
import { newest, openRuleLambda } from './rule-lambda.ts';

const ACTIONS = ['StopLogging', 'GetTrail', 'StartLogging'] as const;
const USERS = ['alice', 'bob', 'carol'] as const;

interface Seen {
  count: number;
  first: number;
  last: number;
}

/** What one pass in order of time would find: by rule, group and window. */
function onePass(calls: readonly Call[]): readonly Seen[] {
  const seen = new Map<string, Seen>();
  for (const { at, action, user } of calls) {
    if (action === 'StartLogging') continue;
    const period = (action === 'StopLogging' ? 60 : 10) * MINUTE;
    const key = `${action} ${action === 'StopLogging' ? user : ''} ${Math.floor(at / period)}`;
    const { count = 0, first = at, last = at } = seen.get(key) ?? {};
    seen.set(key, { count: count + 1, first: Math.min(first, at), last: Math.max(last, at) });
  }
  return [...seen.values()];
}

const inOrder = (all: readonly Seen[]): readonly Seen[] =>
  [...all].sort((one, other) => one.first - other.first || one.last - other.last || one.count - other.count);

const call = fc.record({
  at: fc.integer({ min: NOW - 100 * MINUTE, max: NOW }),
  action: fc.constantFrom(...ACTIONS),
  user: fc.constantFrom(...USERS),
});

const delivery = deliveryOf(call);

function expectOnePass(lambda: ReturnType<typeof openRuleLambda>, calls: readonly Call[]): void {
  const alerts = [...newest(lambda.documents).values()];
  const found = alerts.map(({ firewatch }) => ({
    count: firewatch.count,
    first: Date.parse(firewatch.first_seen),
    last: Date.parse(firewatch.last_seen),
  }));
  expect(inOrder(found)).toEqual(inOrder(onePass(calls)));
  const mailed = new Set(lambda.mails.map(({ json }) => JSON.parse(json).firewatch.identity));
  expect(mailed).toEqual(new Set(alerts.map(({ firewatch }) => firewatch.identity)));
}

test('however a stream is shuffled, repeated and cut, on any number of evaluators, the alerts are those of one pass', async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async (given) => {
      const lambda = openRuleLambda();
      expect(await deliver(lambda, given)).toBe(0);
      expectOnePass(lambda, given.calls);
      lambda.state.close();
    }),
    { numRuns: 60 },
  );
});

test('events that come after their window was judged are told all the same', async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async (given) => {
      const lambda = openRuleLambda();
      for (const message of messagesOf(given)) {
        await lambda.another()(queueEvent([message]));
        await lambda.timer(Number.POSITIVE_INFINITY);
      }
      await settle(lambda);
      expectOnePass(lambda, given.calls);
      lambda.state.close();
    }),
    { numRuns: 30 },
  );
});
