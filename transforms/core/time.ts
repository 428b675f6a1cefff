import { ParseError } from './source.ts';

const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

let lastMillis = Number.NaN;
let lastText = '';

/** ISO 8601 in UTC with milliseconds. Throws ParseError outside the years 1970 to 9999. */
export function isoMillis(millis: number): string {
  if (millis === lastMillis) return lastText;
  if (!(millis >= 0 && millis <= LATEST)) throw new ParseError('time out of range');
  lastText = new Date(millis).toISOString();
  lastMillis = millis;
  return lastText;
}
