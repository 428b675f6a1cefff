import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeTicks, valueTicks } from '../../../dashboards/compile/ticks.ts';
import { UTC, type Zone } from '../../../dashboards/compile/zone.ts';

const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const labels = (from: string, to: string, pixels: number, zone = UTC): readonly string[] =>
  timeTicks({ from: at(from), to: at(to) }, pixels, zone).map(({ label }) => label);

test.each([
  ['an hour', '24T13:32', '24T14:32', 515, ['13:40', '13:50', '14:00', '14:10', '14:20', '14:30']],
  ['six hours on a narrow plot', '24T08:00', '24T14:00', 200, ['08:00', '10:00', '12:00']],
  ['a day over midnight', '23T18:00', '24T18:00', 300, ['18:00', '11-24', '06:00', '12:00']],
  ['two weeks', '10T00:00', '24T00:00', 400, ['11-11', '11-13', '11-15', '11-17', '11-19', '11-21', '11-23']],
  ['a minute', '24T14:00', '24T14:01', 400, ['14:00:00', '14:00:10', '14:00:20', '14:00:30', '14:00:40', '14:00:50']],
])('%s has round labels', (_, from, to, pixels, expected) => expect(labels(from, to, pixels)).toEqual(expected));

test('labels are round in the reader’s zone', () => {
  const kolkata: Zone = { name: 'Asia/Kolkata', offset: () => 19_800_000 };
  expect(labels('24T13:32', '24T14:32', 250, kolkata)).toEqual(['19:15', '19:30', '19:45']);
});

test('no label stands nearer than 52 pixels to the next, whatever the range', () => {
  const length = fc.integer({ min: 1_000, max: 3e11 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      length,
      fc.integer({ min: 60, max: 2_000 }),
      (from, span, pixels) => {
        const ticks = timeTicks({ from, to: from + span }, pixels, UTC);
        const gaps = ticks.slice(1).map((tick, i) => ((tick.at - (ticks[i]?.at ?? 0)) / span) * pixels);
        return gaps.every((gap) => gap >= 51.9) && ticks.every((tick) => tick.at >= from && tick.at <= from + span);
      },
    ),
  );
});

test.each([
  [0, 1, 1],
  [1, 1, 1],
  [3, 3, 1],
  [7, 10, 5],
  [33_000, 40_000, 20_000],
  [600, 600, 200],
])('a count that peaks at %d has a scale to %d in steps of %d', (peak, max, interval) => {
  expect(valueTicks(peak)).toEqual({ max, interval });
});

test('a scale begins at zero, holds its peak, and has three split lines at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), fc.boolean(), (peak, whole) => {
      const { max, interval } = valueTicks(peak, { whole });
      return max >= peak * 0.998 && max / interval <= 3.001 && (!whole || Number.isInteger(interval));
    }),
  );
});
