import { describe, expect, test } from 'vitest';
import { createWorld, type RawBatch, steadyTraffic, storyline } from '../../local/generator/index.ts';
import { createRuntimeFaults } from '../../local/runtime/faults.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { lakeDocuments } from '../../local/store/lake.ts';
import {
  alertCounts,
  idsIn,
  isCutRequest,
  NOON,
  type Running,
  reconcile,
  runtimeOfTest,
  sumsOf,
} from '../local/runtime/running.ts';
import { eventOf, type FailureLine, failedBySource, failuresIn, givenUp, sourceOf } from './chaos/failures.ts';
import { CRASH_POINTS, end, everything, type Schedule } from './chaos/schedules.ts';

const MINUTE = 60_000;
const A_MOMENT = 5_000;
const world = createWorld(7);

const story = storyline(world, NOON - MINUTE).filter((batch) => !isCutRequest(batch));
const traffic = (seconds: number): readonly RawBatch[] => steadyTraffic(world, { at: NOON - MINUTE, seconds });

/** In two halves, so that what goes wrong can begin and end between them. */
const HALVES: readonly (readonly RawBatch[])[] = [
  [...story.filter((_, at) => at % 2 === 0), ...traffic(1)],
  story.filter((_, at) => at % 2 === 1),
];

/** Until all is indexed and judged, and every mail that failed or waited has been sent. */
async function settle({ clock, drain }: Running): Promise<void> {
  await drain('due');
  await clock.advance(2 * MINUTE);
  await drain('all');
}

/** What redrive does: failed records and documents go where they were going, given-up feed messages to the rules. */
async function redrive(chaos: Running, failures: readonly FailureLine[]): Promise<void> {
  const { runtime, clock, pathOf } = chaos;
  const { transform = [], delivery = [] } = Object.groupBy(failures, ({ kind }) => kind);
  await clock.runUntil(Promise.all(transform.map((line) => pathOf(sourceOf(line)).put([line.data]))));
  await runtime.store.append(delivery.map(({ data }) => data.toString()));
  const { dead, sendFeed } = runtime.rulesSide;
  for (const { body, receiptHandle } of dead.receive({
    messages: Number.POSITIVE_INFINITY,
    bytes: Number.POSITIVE_INFINITY,
  })) {
    await sendFeed([body]);
    dead.remove(receiptHandle);
  }
}

/** What there is when nothing goes wrong; found once. */
interface Outcome {
  readonly documents: ReadonlySet<string>;
  readonly alerts: ReadonlyMap<string, number>;
}

const outcomeOf = async ({ runtime }: Running): Promise<Outcome> => ({
  documents: new Set((await idsIn(runtime)).map(({ source, id }) => `${source} ${id}`)),
  alerts: await alertCounts(runtime),
});

let undisturbed: Promise<Outcome> | undefined;

function findUndisturbed(): Promise<Outcome> {
  undisturbed ??= (async () => {
    const running = await runtimeOfTest();
    for (const half of HALVES) await running.put(half);
    await settle(running);
    return outcomeOf(running);
  })();
  return undisturbed;
}

const giveUp = ({ runtime: { paths } }: Running): Promise<unknown> =>
  Promise.all([...paths.values()].map((path) => path.drain('end')));

async function disturbed(schedule: Schedule, seed: number): Promise<Running> {
  const faults = createRuntimeFaults(seed);
  const chaos = await runtimeOfTest(faults);
  const [first = [], second = []] = HALVES;
  schedule.begin(faults);
  await chaos.put(first);
  await chaos.clock.advance(schedule.ms ?? A_MOMENT);
  if (schedule.retriesEnd) await chaos.clock.runUntil(giveUp(chaos));
  end(faults);
  await chaos.put(second);
  await settle(chaos);
  return chaos;
}

const leftBy = ({ runtime }: Running, failures: readonly FailureLine[]) => ({
  'failed records': failures.filter(({ kind }) => kind === 'transform').length,
  'failed documents': failures.filter(({ kind }) => kind === 'delivery').length,
  'dead messages': runtime.rulesSide.dead.metrics().ApproximateNumberOfMessagesVisible,
});

async function lakeIds({ objects }: Runtime): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const documents of lakeDocuments(objects, 'lake/'))
    for (const document of documents) ids.add(eventOf(document).id);
  return ids;
}

async function expectBalance({ ledger }: Running, failures: readonly FailureLine[]): Promise<void> {
  const failed = failedBySource(failures);
  for (const row of await ledger()) {
    expect(row).toMatchObject({ waiting: 0, failed: failed.get(row.source) ?? 0 });
    expect(sumsOf(row).accounted).toBe(row.received);
  }
}

/** Of what the lake has, exactly that is missing which was given up and never taken. */
async function expectExplained({ runtime }: Running, failures: readonly FailureLine[]): Promise<void> {
  const [missing, inLake, stored] = [
    (await reconcile(runtime)).flatMap((hour) => hour.missing),
    await lakeIds(runtime),
    await idsIn(runtime),
  ];
  const has = new Set(stored.map(({ id }) => id));
  expect(missing.toSorted()).toEqual([...givenUp(failures)].filter((id) => inLake.has(id) && !has.has(id)).toSorted());
}

async function expectMailed({ runtime: { alerts } }: Running): Promise<void> {
  for (const { document } of await alerts.list()) {
    const { identity, late, mode } = document.firewatch;
    if (late || mode !== 'live' || document.rule.level === 'informational') continue;
    expect((await alerts.get(identity))?.mails.length, document.rule.name).toBeGreaterThan(0);
  }
}

describe('nothing is lost where', () => {
  test.each([
    ...CRASH_POINTS.map(([title, schedule], at) => [title, schedule, at] as const),
    ...[101, 102, 103, 104].map(
      (seed) => [`everything goes wrong by the seed ${seed}`, everything(seed), seed] as const,
    ),
  ])('%s', async (_, schedule, seed) => {
    const expected = await findUndisturbed();
    const chaos = await disturbed(schedule, seed);
    const failures = await failuresIn(chaos.runtime);
    if (schedule.leaves) expect(leftBy(chaos, failures)[schedule.leaves]).toBeGreaterThan(0);
    await expectBalance(chaos, failures);
    await expectExplained(chaos, failures);
    await expectMailed(chaos);

    await redrive(chaos, failures);
    await settle(chaos);
    expect(await outcomeOf(chaos)).toEqual(expected);
    await expectMailed(chaos);
  });
});
