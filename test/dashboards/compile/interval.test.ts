import { describe, expect, test } from 'vitest';
import { bucketOf, bucketStarts, intervalOf } from '../../../dashboards/compile/interval.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const from = Date.UTC(2026, 10, 24, 14, 37, 12, 345);

describe('the interval of a range', () => {
  test.each([
    ['a second', SECOND, SECOND],
    ['5 minutes', 5 * MINUTE, 5 * SECOND],
    ['15 minutes', 15 * MINUTE, 10 * SECOND],
    ['an hour', HOUR, 30 * SECOND],
    ['4 hours', 4 * HOUR, 2 * MINUTE],
    ['a day', DAY, 15 * MINUTE],
    ['a week', 7 * DAY, 3 * HOUR],
    ['30 days', 30 * DAY, 6 * HOUR],
    ['120 days', 120 * DAY, DAY],
    ['a year', 365 * DAY, 7 * DAY],
  ])('of %s is fitting', (_, length, expected) => {
    expect(intervalOf({ from, to: from + length })).toBe(expected);
  });

  test('gives 30 to 120 buckets from half a minute to a century', () => {
    for (let length = 30 * SECOND; length < 100 * 365 * DAY; length *= 1.07) {
      const buckets = length / intervalOf({ from, to: from + length });
      expect(buckets, String(length)).toBeGreaterThanOrEqual(30);
      expect(buckets, String(length)).toBeLessThanOrEqual(120);
    }
  });

  test('never gives more, however long the range is', () => {
    const range = { from: -8.64e15, to: 8.64e15 };
    expect((range.to - range.from) / intervalOf(range)).toBeLessThanOrEqual(120);
  });
});

describe('buckets', () => {
  test('begin on round times, and weeks on Monday', () => {
    expect(bucketOf(from, 15 * MINUTE)).toBe(Date.UTC(2026, 10, 24, 14, 30));
    expect(bucketOf(from, DAY)).toBe(Date.UTC(2026, 10, 24));
    expect(new Date(bucketOf(from, 7 * DAY)).getUTCDay()).toBe(1);
    expect(bucketOf(Date.UTC(1969, 11, 31, 23, 59), HOUR)).toBe(Date.UTC(1969, 11, 31, 23));
  });

  test('cover the whole range, its end left out', () => {
    const range = { from: Date.UTC(2026, 10, 24, 0, 30), to: Date.UTC(2026, 10, 24, 3) };
    expect(bucketStarts(range, HOUR)).toEqual([0, 1, 2].map((hour) => Date.UTC(2026, 10, 24, hour)));
  });
});
