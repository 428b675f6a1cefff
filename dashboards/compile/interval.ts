import type { TimeRange } from '../query.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each at most four times the one before, so that 120 buckets at most are 30 at least. */
const INTERVALS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 28, 91, 364].map((n) => n * DAY),
];

const MOST_BUCKETS = 120;

/** Days and weeks begin where people expect it: a Monday, midnight UTC. */
export const BUCKET_ORIGIN = Date.UTC(2000, 0, 3);

/** The length of a range's buckets, in milliseconds: 30 to 120 of them for ranges from 30 seconds to 120 years. */
export const intervalOf = ({ from, to }: TimeRange): number => {
  const fits = (interval: number): boolean => (to - from) / interval <= MOST_BUCKETS;
  return INTERVALS.find(fits) ?? 364 * DAY * Math.ceil((to - from) / (364 * DAY * MOST_BUCKETS));
};

/** The start of the bucket that holds a time. */
export const bucketOf = (time: number, interval: number): number =>
  BUCKET_ORIGIN + Math.floor((time - BUCKET_ORIGIN) / interval) * interval;

/** The starts of all buckets of a range, the first and last of which it may cut. */
export function bucketStarts({ from, to }: TimeRange, interval: number): readonly number[] {
  const first = bucketOf(from, interval);
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / interval)) }, (_, i) => first + i * interval);
}
