import { expect, test } from 'vitest';
import { sleep, within } from '../../../local/aws/clock.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';

test('time stands still until it is moved', async () => {
  const clock = createManualClock(1_000);
  await clock.advance(0);
  expect(clock.now()).toBe(1_000);
  await clock.advance(500);
  expect(clock.now()).toBe(1_500);
});

test('due timers run in order of their time, each at its time, and later ones wait', async () => {
  const clock = createManualClock(0);
  const runs: [string, number][] = [];
  for (const [name, ms] of [
    ['late', 300],
    ['second', 20],
    ['first', 10],
    ['also second', 20],
  ] as const)
    clock.setTimeout(() => runs.push([name, clock.now()]), ms);
  await clock.advance(100);
  expect(runs).toEqual([
    ['first', 10],
    ['second', 20],
    ['also second', 20],
  ]);
});

test('promises settle between two timers, and timers they set are run if due', async () => {
  const clock = createManualClock(0);
  const seen: string[] = [];
  const work = async () => {
    await sleep(clock, 10);
    seen.push('slept');
    await sleep(clock, 10);
    seen.push('slept again');
  };
  clock.setTimeout(() => seen.push('at 15'), 15);
  void work();
  await clock.advance(20);
  expect(seen).toEqual(['slept', 'at 15', 'slept again']);
});

test('a cancelled timer does not run', async () => {
  const clock = createManualClock(0);
  const runs: string[] = [];
  clock.setTimeout(() => runs.push('kept'), 5);
  clock.setTimeout(() => runs.push('cancelled'), 5)();
  await clock.advance(10);
  expect(runs).toEqual(['kept']);
});

test('running until a promise settles takes as long as it needs and no longer', async () => {
  const clock = createManualClock(0);
  const work = sleep(clock, 40)
    .then(() => sleep(clock, 2))
    .then(() => 'done');
  clock.setTimeout(() => {}, 1_000);
  expect(await clock.runUntil(work)).toBe('done');
  expect(clock.now()).toBe(42);
});

test('running until a promise settles passes its error on', async () => {
  const clock = createManualClock(0);
  const work = sleep(clock, 1).then(() => Promise.reject(new Error('no')));
  await expect(clock.runUntil(work)).rejects.toThrow('no');
});

test('running until a promise settles ends where the limit is reached first', async () => {
  const clock = createManualClock(0);
  await expect(clock.runUntil(sleep(clock, 5_000), 1_000)).rejects.toThrow('not settled within 1000 ms');
});

test('running until a promise settles ends where nothing is left that could settle it', async () => {
  const clock = createManualClock(0);
  await expect(clock.runUntil(new Promise(() => {}))).rejects.toThrow('not settled, and no timer is left');
});

test('work within its time gives its result, slower work an error', async () => {
  const clock = createManualClock(0);
  const quick = within(
    clock,
    10,
    sleep(clock, 5).then(() => 'quick'),
  );
  const slow = within(
    clock,
    10,
    sleep(clock, 50).then(() => 'slow'),
  );
  const outcomes = Promise.allSettled([quick, slow]);
  expect(await clock.runUntil(outcomes)).toMatchObject([
    { value: 'quick' },
    { reason: { message: 'timed out after 10 ms' } },
  ]);
});
