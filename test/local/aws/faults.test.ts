import { expect, test } from 'vitest';
import { createDial, createOutage, createRandom } from '../../../local/aws/faults.ts';

const strikes = (dial: { strikes(): boolean }, times: number) => Array.from({ length: times }, () => dial.strikes());

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: number) => Array.from({ length: 5 }, createRandom(seed));
  expect(numbers(1)).toEqual(numbers(1));
  expect(numbers(1)).not.toEqual(numbers(2));
});

test('random numbers are at least 0, below 1 and spread evenly', () => {
  const numbers = Array.from({ length: 10_000 }, createRandom(3));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
});

test('a dial strikes the next few times and then no more', () => {
  const dial = createDial(createRandom(1));
  dial.next(2);
  expect(strikes(dial, 4)).toEqual([true, true, false, false]);
});

test('a dial strikes a share of all times', () => {
  const dial = createDial(createRandom(1));
  dial.share(0.25);
  const hits = strikes(dial, 4_000).filter(Boolean).length;
  expect(hits).toBeGreaterThan(900);
  expect(hits).toBeLessThan(1_100);
});

test('a dial that is off never strikes', () => {
  const dial = createDial(createRandom(1));
  dial.next(5);
  dial.share(1);
  dial.off();
  expect(strikes(dial, 3)).toEqual([false, false, false]);
});

test.each([
  { name: 'until its end', until: 100, at: 99, active: true },
  { name: 'no longer at its end', until: 100, at: 100, active: false },
  { name: 'for good without an end', until: undefined, at: 1e15, active: true },
])('an outage is active $name', ({ until, at, active }) => {
  const outage = createOutage();
  expect(outage.active(0)).toBe(false);
  outage.down(until);
  expect(outage.active(at)).toBe(active);
  outage.up();
  expect(outage.active(0)).toBe(false);
});
