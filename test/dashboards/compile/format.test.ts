import { expect, test } from 'vitest';
import { age, bytes, count, duration, interval, measure, share, short } from '../../../dashboards/compile/format.ts';

test.each([
  [0, '0'],
  [1_691_442, '1,691,442'],
  [0.125, '0.13'],
])('%d is counted as %s', (n, text) => expect(count(n)).toBe(text));

test.each([
  [8_120, '8,120'],
  [9_999, '9,999'],
  [23_750, '23.8 k'],
  [40_000, '40 k'],
  [1_691_442, '1.69 M'],
  [2_000_000_000, '2 G'],
])('%d in few characters is %s', (n, text) => expect(short(n)).toBe(text));

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1_100_000_000, '1.1 GB'],
  [940_000_000, '940 MB'],
  [5e20, '500000 PB'],
])('%d bytes are %s', (n, text) => expect(bytes(n)).toBe(text));

test.each([
  [212, '212 ms'],
  [1_620, '1.62 s'],
  [41_000, '41 s'],
  [161_000, '2 m 41 s'],
  [94_000, '1 m 34 s'],
  [1_980_000, '33 m'],
  [8_062_000, '2 h 14 m'],
])('%d ms take %s', (ms, text) => expect(duration(ms)).toBe(text));

test.each([
  [-5, '0 s'],
  [28_000, '28 s'],
  [1_150_000, '19 m'],
  [16_020_000, '4 h 27 m'],
  [273_600_000, '3 d 4 h'],
])('%d ms are %s ago', (ms, text) => expect(age(ms)).toBe(text));

test.each([
  [60_000, 'minute'],
  [30_000, '30 seconds'],
  [300_000, '5 minutes'],
  [3_600_000, 'hour'],
  [604_800_000, '7 days'],
  [250, '250 milliseconds'],
])('a bucket of %d ms is called %s', (ms, text) => expect(interval(ms)).toBe(text));

test.each([
  [1_204, 18_940, '6.4 %'],
  [1, 100_000, '<0.1 %'],
  [0, 10, '0.0 %'],
  [1, 0, '—'],
])('%d of %d are %s', (part, whole, text) => expect(share(part, whole)).toBe(text));

test.each([
  ['bytes', 2_048, '2.0 kB'],
  ['seconds', 1.62, '1.62 s'],
  ['milliseconds', 212, '212 ms'],
  ['percent', 99.5, '99.5 %'],
  [undefined, 23_750, '23.8 k'],
] as const)('a number of format %s is written with its unit', (format, n, text) =>
  expect(measure(n, format)).toBe(text),
);
