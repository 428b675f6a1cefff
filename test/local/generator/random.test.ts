import { expect, test } from 'vitest';
import { createRandom, HEX, type Random, uuid } from '../../../local/generator/random.ts';

const draw = (seed: number, count: number, from: (random: Random) => unknown): readonly unknown[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => from(random));
};

test('the same seed draws the same, another seed something else', () => {
  const floats = (seed: number) => draw(seed, 50, (random) => random.float());
  expect(floats(1)).toEqual(floats(1));
  expect(floats(1)).not.toEqual(floats(2));
});

test.each([0, 1, 0xffff_ffff])('the seed %d spreads evenly', (seed) => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const n of draw(seed, 20_000, (random) => random.int(10))) tenths[Number(n)] = (tenths[Number(n)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('weights are shares', () => {
  const drawn = draw(7, 10_000, (random) =>
    random.weighted([
      [3, 'often'],
      [1, 'seldom'],
      [0, 'never'],
    ]),
  );
  expect(drawn.filter((item) => item === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
  expect(drawn).not.toContain('never');
});

test('between includes both ends', () => {
  expect(new Set(draw(7, 500, (random) => random.between(3, 5)))).toEqual(new Set([3, 4, 5]));
});

test('neighbouring seconds have nothing in common', () => {
  const ids = Array.from({ length: 20_000 }, (_, second) =>
    createRandom('traffic', 7, second, second + 1).text(8, HEX),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('a UUID is one', () => {
  expect(uuid(createRandom(7))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(createRandom(7).text(17, HEX)).toHaveLength(17);
});

test('parts of a seed do not run into each other', () => {
  expect(createRandom('a', 1, 12).float()).not.toBe(createRandom('a', 11, 2).float());
});
