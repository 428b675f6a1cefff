import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW } from './alerts.ts';
import { type Call, feedOf, queueEvent } from './feed-messages.ts';
import { newest, openRuleLambda } from './rule-lambda.ts';

const MINUTE = 60_000;
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

/** A stream, and how it comes: shuffled, with repeats, cut into messages that several evaluators take in turn. */
const delivery = fc
  .array(call, { minLength: 1, maxLength: 60 })
  .map((calls) => calls.map((each, at): Call => ({ ...each, id: `event-${at}` })))
  .chain((calls) =>
    fc.record({
      calls: fc.constant(calls),
      order: fc
        .array(fc.nat(calls.length - 1), { maxLength: 80 })
        .chain((repeats) =>
          fc.shuffledSubarray([...calls.keys(), ...repeats], { minLength: calls.length + repeats.length }),
        ),
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
      evaluators: fc.integer({ min: 1, max: 8 }),
      failing: fc.array(fc.boolean(), { maxLength: 12 }),
    }),
  );

function cutInto<T>(items: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0, part = 0; at < items.length; part++) {
    const size = sizes[part % sizes.length] ?? 1;
    parts.push(items.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** Minutes go by and the timer runs, until everything that waits for its turn has had it; then all windows are judged. */
async function settle({ now, timer }: ReturnType<typeof openRuleLambda>): Promise<void> {
  const passes = [undefined, undefined, undefined, Number.POSITIVE_INFINITY, undefined];
  for (const before of passes) {
    now.at += 11 * MINUTE;
    await timer(before);
  }
}

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

const messagesOf = (calls: readonly Call[], order: readonly number[], sizes: readonly number[]): readonly string[] =>
  cutInto(order, sizes).flatMap((part) => feedOf(part.flatMap((at) => calls[at] ?? [])));

test('however a stream is shuffled, repeated and cut, on any number of evaluators, the alerts are those of one pass', async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async ({ calls, order, sizes, evaluators, failing }) => {
      const lambda = openRuleLambda();
      const outcomes = [...failing];
      lambda.faults.publish = () => {
        if (outcomes.pop()) throw new Error('throttled');
      };
      const messages = messagesOf(calls, order, sizes);
      const mine = (at: number): readonly string[] => messages.filter((_, message) => message % evaluators === at);
      const handlers = Array.from({ length: evaluators }, lambda.another);
      const answers = await Promise.all(handlers.map((handle, at) => handle(queueEvent(mine(at)))));
      lambda.faults.publish = undefined;
      await settle(lambda);
      expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
      expectOnePass(lambda, calls);
      lambda.state.close();
    }),
    { numRuns: 60 },
  );
});

test('events that come after their window was judged are told all the same', async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async ({ calls, order, sizes }) => {
      const lambda = openRuleLambda();
      for (const message of messagesOf(calls, order, sizes)) {
        await lambda.another()(queueEvent([message]));
        await lambda.timer(Number.POSITIVE_INFINITY);
      }
      await settle(lambda);
      expectOnePass(lambda, calls);
      lambda.state.close();
    }),
    { numRuns: 30 },
  );
});
