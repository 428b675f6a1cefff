import { ParseError } from './source.ts';

const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const MINUTE = 60_000;

const SECONDS: readonly string[] = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, '0'));
const MILLIS: readonly string[] = Array.from({ length: 1000 }, (_, ms) => `.${String(ms).padStart(3, '0')}Z`);

// A flow has a start and an end, so one remembered minute would not do.
const SLOTS = 256;
const minutes = new Float64Array(SLOTS).fill(Number.NaN);
const prefixes: string[] = new Array(SLOTS).fill('');

/** `2026-11-24T14:00:` of a minute; a batch's times lie close together, so the last ones are remembered. */
function minutePrefix(minute: number): string {
  const slot = minute % SLOTS;
  if (minutes[slot] !== minute) {
    minutes[slot] = minute;
    prefixes[slot] = new Date(minute * MINUTE).toISOString().slice(0, 17);
  }
  return prefixes[slot] ?? '';
}

/** ISO 8601 in UTC with milliseconds. Throws ParseError outside the years 1970 to 9999. */
export function isoMillis(time: number): string {
  if (!(time >= 0 && time <= LATEST)) throw new ParseError('time out of range');
  const millis = Math.floor(time);
  const minute = Math.floor(millis / MINUTE);
  const rest = millis - minute * MINUTE;
  return `${minutePrefix(minute)}${SECONDS[Math.floor(rest / 1000)]}${MILLIS[rest % 1000]}`;
}
