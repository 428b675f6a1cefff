import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtAntimeridian } from '../../../../local/console/ui/charts/antimeridian.ts';
import { alpha2 } from '../../../../local/console/ui/charts/country-codes.ts';
import { project, unproject } from '../../../../local/console/ui/charts/equal-earth.ts';
import { separate } from '../../../../local/console/ui/charts/separate.ts';
import { countryPlaces, worldOutlines } from '../../../../local/console/ui/charts/world.ts';

test('projecting there and back leads to the same place', () => {
  const longitude = fc.double({ min: -180, max: 180, noNaN: true });
  const latitude = fc.double({ min: -89, max: 89, noNaN: true });
  fc.assert(
    fc.property(longitude, latitude, (x, y) => {
      const [back, again] = unproject(project([x, y]));
      return Math.abs(back - x) < 1e-6 && Math.abs(again - y) < 1e-6;
    }),
  );
});

test('north is up, and the equator is as wide as the paper says', () => {
  expect(project([0, 10])[1]).toBeLessThan(0);
  expect(project([180, 0])[0]).toBeCloseTo(2.7066, 4);
});

test('a shape over the 180th meridian becomes one on each side', () => {
  const square = [
    [
      [170, 10],
      [-170, 10],
      [-170, -10],
      [170, -10],
      [170, 10],
    ],
  ];
  const parts = cutAtAntimeridian(square);
  const edges = parts.map((polygon) => (polygon[0] ?? []).map(([x = 0]) => x));
  expect(edges.map((xs) => [Math.min(...xs), Math.max(...xs)])).toEqual([
    [170, 180],
    [-180, -170],
  ]);
});

test('a shape elsewhere stays one', () => {
  expect(
    cutAtAntimeridian([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ]),
  ).toHaveLength(1);
});

test('no outline runs over the edge of the map, so that no country leaves a streak', () => {
  for (const { geometry } of worldOutlines.features)
    for (const ring of geometry.coordinates.flat())
      for (const [i, [x = 0]] of ring.entries()) {
        expect(Math.abs(x)).toBeLessThanOrEqual(180);
        if (i > 0) expect(Math.abs(x - (ring[i - 1]?.[0] ?? 0))).toBeLessThanOrEqual(180);
      }
});

test.each([
  ['840', 'US'],
  ['004', 'AF'],
  ['4', 'AF'],
  ['826', 'GB'],
  ['999', undefined],
])('the ISO number %s is %s', (number, code) => expect(alpha2(number)).toBe(code));

test.each([
  ['GB', -2, 54],
  ['SE', 16, 62],
  ['CN', 103, 36],
  ['US', -100, 40],
])('the mark of %s stands inside it', (code, longitude, latitude) => {
  const place = countryPlaces.get(code);
  expect(Math.abs((place?.longitude ?? 999) - longitude)).toBeLessThan(15);
  expect(Math.abs((place?.latitude ?? 999) - latitude)).toBeLessThan(10);
});

test('marks that are too near are moved apart, others stay', () => {
  const [a, b, far] = separate(
    [
      [10, 10],
      [12, 10],
      [200, 200],
    ],
    16,
  );
  expect(12 + (b?.[0] ?? 0) - (10 + (a?.[0] ?? 0))).toBeCloseTo(16, 0);
  expect(far).toEqual([0, 0]);
});
