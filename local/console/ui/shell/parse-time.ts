import type { Zone } from '../../../../dashboards/compile/zone.ts';

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;

/** `2026-11-24 13:32:00` of a zone, time or seconds left out if one likes; undefined where it is no such moment. */
export function parseTime(text: string, zone: Zone): number | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(local).getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  const guess = local - zone.offset(local);
  return local - zone.offset(guess);
}
