import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markSeries, spreadOut } from '../../../dashboards/compile/marks.ts';
import { base, theme } from './context.ts';

test.each([
  ['far apart, they stay', [10, 50], 100, [10, 50]],
  ['too near, the later one moves right', [10, 12], 100, [10, 21]],
  ['at the edge, the earlier ones move left', [95, 96, 97], 100, [78, 89, 100]],
])('of marks %s', (_, positions, edge, placed) => expect(spreadOut(positions, { edge })).toEqual(placed));

test('marks never lie on each other and keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 30 }), (positions) => {
      const placed = spreadOut(
        positions.toSorted((a, b) => a - b),
        { edge: 500 },
      );
      return placed.slice(1).every((x, i) => x - (placed[i] ?? 0) >= 11);
    }),
  );
});

test('alerts of one level at one place are one mark, those outside the range none', () => {
  const range = { from: base, to: base + 100_000 };
  const mark = (id: string, at: number, level: 'high' | 'low') => ({ id, at, level, title: id });
  const marks = [
    mark('a', base + 10, 'high'),
    mark('b', base + 20, 'high'),
    mark('c', base + 20, 'low'),
    mark('d', base - 1, 'low'),
  ];
  const { markPoint } = markSeries(theme, marks, { range, pixels: 500, top: 5 });
  expect(markPoint.data.map(({ name }) => name)).toEqual(['a', 'c']);
});
