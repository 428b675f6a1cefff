import { expect, test } from 'vitest';
import { clock, day, minute, near, precise, stamp, UTC, type Zone } from '../../../dashboards/compile/zone.ts';

const berlin: Zone = { name: 'Europe/Berlin', offset: (at) => (at < Date.UTC(2026, 9, 25, 1) ? 7_200_000 : 3_600_000) };
const at = Date.UTC(2026, 10, 24, 23, 12, 5, 250);

test.each([
  [UTC, '2026-11-24', '23:12', '23:12:05', '23:12:05.250', '2026-11-24 23:12:05'],
  [berlin, '2026-11-25', '00:12', '00:12:05', '00:12:05.250', '2026-11-25 00:12:05'],
] as const)('a moment is told in its zone', (zone, ...texts) => {
  expect([day, minute, clock, precise, stamp].map((show) => show(at, zone))).toEqual(texts);
});

test.each([
  ['the same day', at - 3_600_000, '22:12'],
  ['another day', at - 86_400_000, '11-23 23:12'],
])('a moment of %s shows what is needed to tell it', (_, moment, text) => expect(near(moment, at, UTC)).toBe(text));

test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15])('what is no moment (%d) is a dash', (moment) => {
  expect(day(moment, UTC)).toBe('—');
  expect(stamp(moment, UTC)).toBe('—');
});
