import { expect, test } from 'vitest';
import { createRandom } from '../../../local/aws/faults.ts';
import { createWorld, type RawBatch, steadyTraffic, storyline } from '../../../local/generator/index.ts';
import { alertCounts, EVER, isCutRequest, NOON, reconcile, runtimeOfTest, storedIn, sumsOf } from './running.ts';

const world = createWorld(7);
const MINUTE = 60_000;

/** An attack that has just happened, and ordinary traffic beside it. */
const batches: readonly RawBatch[] = [
  ...storyline(world, NOON - MINUTE),
  ...steadyTraffic(world, { at: NOON - MINUTE, seconds: 3 }),
];
const events = batches.reduce((sum, batch) => sum + batch.events, 0);

/** By a generator's seed, the same for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

test('what is put is searchable, in balance, and has alerted by mail', async () => {
  const { runtime, put, drain, ledger } = await runtimeOfTest();
  await put(batches);
  await drain('all');

  const rows = await ledger();
  for (const row of rows) {
    expect(row).toMatchObject({ waiting: 0, failed: 0 });
    expect(sumsOf(row).accounted).toBe(row.received);
    expect(row.quarantined).toBe(1);
  }
  expect(rows.reduce((sum, { received }) => sum + received, 0)).toBe(events);
  expect(await runtime.store.count()).toBe(rows.reduce((sum, { indexed }) => sum + indexed, 0));

  const scope = { range: EVER, filters: [], query: 'event.action:ConsoleLogin and event.outcome:success' };
  expect((await runtime.store.events({ scope, fields: [], limit: 1 })).total).toBeGreaterThan(0);

  const root = (await runtime.alerts.list()).find(({ document }) => document.rule.name.startsWith('Root signed in'));
  const told = await runtime.alerts.get(root?.document.firewatch.identity ?? '');
  expect(told?.mails[0]?.subject).toMatch(/^\[[A-Z]+\] Root signed in/);

  const found = await reconcile(runtime);
  expect(found.reduce((sum, { lake }) => sum + lake, 0)).toBeGreaterThan(0);
  expect(found.flatMap(({ missing }) => missing)).toEqual([]);
});

test('records that are delivered again, in any order, change neither documents nor alerts', async () => {
  const { runtime, put, drain, ledger } = await runtimeOfTest();
  await put(batches);
  await drain('all');
  const [documents, alerts] = [await storedIn(runtime), await alertCounts(runtime)];
  const kept = (await ledger()).reduce((sum, { indexed, quarantined }) => sum + indexed + quarantined, 0);
  expect(documents.size).toBe(kept);
  expect(alerts.size).toBeGreaterThan(5);

  const again = batches.filter((batch) => !isCutRequest(batch));
  await put([...shuffled(again, 1), ...shuffled(again, 2)]);
  await drain('all');
  expect(await storedIn(runtime)).toEqual(documents);
  expect(await alertCounts(runtime)).toEqual(alerts);
  for (const row of await ledger()) expect(sumsOf(row).accounted).toBe(row.received);
});
