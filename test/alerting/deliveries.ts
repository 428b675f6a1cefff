import fc from 'fast-check';
import { type Call, feedOf, queueEvent } from './feed-messages.ts';
import type { openRuleLambda } from './rule-lambda.ts';

export const MINUTE = 60_000;

/** A stream, and how it comes: shuffled, with repeats, cut into messages that several evaluators take in turn. */
export interface Delivery {
  readonly calls: readonly Call[];
  /** Places in the calls; some come more than once. */
  readonly order: readonly number[];
  readonly sizes: readonly number[];
  readonly evaluators: number;
  /** Which of the first publishes fail. */
  readonly failing: readonly boolean[];
}

export const deliveryOf = (call: fc.Arbitrary<Omit<Call, 'id'>>): fc.Arbitrary<Delivery> =>
  fc
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

export const messagesOf = ({ calls, order, sizes }: Delivery): readonly string[] =>
  cutInto(order, sizes).flatMap((part) => feedOf(part.flatMap((at) => calls[at] ?? [])));

type RuleLambda = ReturnType<typeof openRuleLambda>;

/** Minutes go by and the timer runs, until everything that waits for its turn has had it; then all windows are judged. */
export async function settle({ now, timer }: RuleLambda): Promise<void> {
  const passes = [undefined, undefined, undefined, Number.POSITIVE_INFINITY, undefined];
  for (const before of passes) {
    now.at += 11 * MINUTE;
    await timer(before);
  }
}

/** Has all messages taken by as many evaluators at the same time; answers how many messages they failed on. */
export async function deliver(lambda: RuleLambda, delivery: Delivery): Promise<number> {
  const outcomes = [...delivery.failing];
  lambda.faults.publish = () => {
    if (outcomes.pop()) throw new Error('throttled');
  };
  const messages = messagesOf(delivery);
  const mine = (at: number): readonly string[] => messages.filter((_, message) => message % delivery.evaluators === at);
  const handlers = Array.from({ length: delivery.evaluators }, lambda.another);
  const answers = await Promise.all(handlers.map((handle, at) => handle(queueEvent(mine(at)))));
  lambda.faults.publish = undefined;
  await settle(lambda);
  return answers.flatMap(({ batchItemFailures }) => batchItemFailures).length;
}
