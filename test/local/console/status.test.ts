import { expect, test } from 'vitest';
import type { ConsoleData, SourceStats } from '../../../local/console/data.ts';
import { rateOf, sourceStatus } from '../../../local/console/server/source-status.ts';
import { createStatus } from '../../../local/console/server/status.ts';
import { NOW } from './ask.ts';
import { createWorld } from './world/world.ts';

const DAY = 86_400_000;
const listed = { id: 'vpc-flow', title: 'VPC flow' } as const;
const stats = (lastArrival: number, count = 8_640): SourceStats => ({
  source: 'vpc-flow',
  count,
  lastArrival,
  span: { from: NOW - DAY, to: NOW },
  perMinute: Array<number>(60).fill(6),
});

test.each([
  ['just now', NOW - 1_000, true, undefined],
  ['a little late', NOW - 119_000, true, undefined],
  ['later than two minutes and ten usual gaps', NOW - 121_000, true, { usualGap: expect.closeTo(10_000, -2) }],
  ['loaded from files long ago', NOW - DAY, false, undefined],
])('a source that sends every 10 s and sent %s is told so', (_, last, live, silent) => {
  const about = { store: 'DuckDB', started: NOW - DAY, live };
  expect(sourceStatus(listed, stats(last), about, NOW).silent).toEqual(silent);
});

test('a source that rarely sends is given time', () => {
  const about = { store: 'DuckDB', started: NOW - DAY, live: true };
  expect(sourceStatus(listed, stats(NOW - 3_600_000, 24), about, NOW).silent).toBeUndefined();
});

test('a source without events has no times, never zeros for them', () => {
  const about = { store: 'DuckDB', started: NOW, live: true };
  expect(sourceStatus(listed, undefined, about, NOW)).toEqual({ ...listed, events: 0, rate: 0, perMinute: [] });
});

test.each([
  ['over the running minute and the one before', [600, 80], NOW, NOW - DAY, 10],
  ['since the start, where that is later', [0, 80], NOW, NOW - 4_000, 20],
])('a rate is counted %s', (_, perMinute, now, started, rate) => expect(rateOf(perMinute, now, started)).toBe(rate));

test('however many pages are open, the store is asked once a second; it is asked again after that', async () => {
  let asked = 0;
  let now = NOW;
  const world = createWorld({ now: NOW, size: 2 });
  const store = { ...world.store, count: async () => ++asked };
  const status = createStatus({ ...world, store }, () => now);
  await Promise.all([status(), status(), status()]);
  await status();
  expect(asked).toBe(1);
  now += 1_000;
  await status();
  expect(asked).toBe(2);
});

test('a store that goes away leaves the last figures, with their age, and the problem ends with it', async () => {
  let isDown = false;
  let now = NOW;
  const world = createWorld({ now: NOW, size: 2 });
  const count = async (): Promise<number> => {
    if (isDown) throw new Error('gone');
    return 7;
  };
  const data: ConsoleData = { ...world, store: { ...world.store, count } };
  const status = createStatus(data, () => now);
  await status();
  isDown = true;
  now += 5_000;
  await status();
  now += 5_000;
  expect(await status()).toMatchObject({ events: 7, problem: { since: NOW + 5_000, asOf: NOW } });
  isDown = false;
  now += 5_000;
  expect((await status()).problem).toBeUndefined();
});
