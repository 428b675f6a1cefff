import type { TimePart } from './ir.ts';

/** The least and the greatest number that a part of a date can be. Weeks are those of ISO 8601. */
export const TIME_RANGES: Readonly<Record<TimePart, readonly [number, number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [0, 9999],
};

const ISO = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/;
const LONGEST = 40;
/** Numbers below are seconds since 1970, others milliseconds: 1e11 is the year 5138, or March 1973. */
const MILLISECONDS_FROM = 1e11;

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}

function parseText(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const fields = ISO.exec(text);
  if (fields === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = fields.slice(1, 6).map((digits) => Number(digits ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute);
  const exact = new Date(time).getUTCDate() === day && hour < 24 && minute < 60;
  return exact ? time - offsetMinutes(fields[7]) * 60_000 : undefined;
}

/** The time that a value of a log means, in epoch milliseconds: ISO 8601, UTC without a zone, or a number. */
function timeOf(scalar: string | number | boolean): number | undefined {
  if (typeof scalar === 'string') return parseText(scalar);
  if (typeof scalar !== 'number') return undefined;
  return scalar < MILLISECONDS_FROM ? scalar * 1000 : scalar;
}

/** The week that has the year's first Thursday is the first. */
function isoWeek(date: Date): number {
  const day = 86_400_000;
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - weekday) * day);
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day));
}

const PARTS: Readonly<Record<TimePart, (date: Date) => number>> = {
  minute: (date) => date.getUTCMinutes(),
  hour: (date) => date.getUTCHours(),
  day: (date) => date.getUTCDate(),
  week: isoWeek,
  month: (date) => date.getUTCMonth() + 1,
  year: (date) => date.getUTCFullYear(),
};

/** NaN, which no comparison holds for, where the value is no date. */
export function timePart(part: TimePart, scalar: string | number | boolean): number {
  return PARTS[part](new Date(timeOf(scalar) ?? Number.NaN));
}
