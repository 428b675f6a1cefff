import type { FieldFormat } from '../../transforms/ecs/catalogue.ts';
import { DAY, HOUR } from './zone.ts';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** `1,691,442`; a fraction keeps two digits. */
export const count = (n: number): string => (Number.isInteger(n) ? WHOLE : FINE).format(n);

const scaled = (n: number, unit: number, digits: number): string => {
  const value = n / unit;
  return value.toFixed(Number.isInteger(value) ? 0 : digits);
};

/** In few characters: `8,120`, `23.8 k`, `1.69 M`. */
export function short(n: number): string {
  const size = Math.abs(n);
  if (size >= 1e9) return `${scaled(n, 1e9, 2)} G`;
  if (size >= 1e6) return `${scaled(n, 1e6, 2)} M`;
  if (size >= 1e4) return `${scaled(n, 1e3, 1)} k`;
  return count(n);
}

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Decimal units: `812 B`, `1.1 GB`. */
export function bytes(n: number): string {
  const power = n < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(n) / 3));
  const value = n / 1_000 ** power;
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${BYTES[power]}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** How long something takes, from milliseconds: `212 ms`, `1.62 s`, `41 s`, `2 m 41 s`, `33 m`, `2 h 14 m`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${Number((ms / 1_000).toFixed(2))} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  return age(ms);
}

/** How long ago, from milliseconds, in one or two units: `28 s`, `19 m`, `2 h 14 m`, `3 d 4 h`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ${two(Math.floor((seconds % 3_600) / 60))} m`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3_600)} h`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** A bucket's length in words: `minute`, `5 minutes`, `12 hours`. */
export function interval(ms: number): string {
  const [unit, word] = UNITS.find(([size]) => ms >= size && ms % size === 0) ?? [1, 'millisecond'];
  const n = ms / unit;
  return n === 1 ? word : `${count(n)} ${word}s`;
}

/** `6.4 %`; what is there but rounds to nothing is `<0.1 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '—';
  const percent = (part / whole) * 100;
  return percent > 0 && percent < 0.1 ? '<0.1 %' : `${percent.toFixed(1)} %`;
}

const FORMATS: Readonly<Record<FieldFormat, (n: number) => string>> = {
  bytes,
  seconds: (n) => duration(n * 1_000),
  milliseconds: duration,
  percent: (n) => `${count(n)} %`,
  country: count,
};

/** A number of a field with that format. */
export const measure = (n: number, format?: FieldFormat): string => (format ? FORMATS[format](n) : short(n));
