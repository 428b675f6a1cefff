/** A time zone as charts and tables use it. `offset` is milliseconds east of UTC at that moment. */
export interface Zone {
  readonly name: string;
  offset(at: number): number;
}

export const UTC: Zone = { name: 'UTC', offset: () => 0 };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const shifted = (at: number, zone: Zone): string => {
  const moment = new Date(at + zone.offset(at));
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
};

/** `2026-11-24` */
export const day = (at: number, zone: Zone): string => shifted(at, zone).slice(0, 10) || '—';
/** `14:32` */
export const minute = (at: number, zone: Zone): string => shifted(at, zone).slice(11, 16) || '—';
/** `14:32:08` */
export const clock = (at: number, zone: Zone): string => shifted(at, zone).slice(11, 19) || '—';
/** `14:32:08.250` */
export const precise = (at: number, zone: Zone): string => shifted(at, zone).slice(11, 23) || '—';
/** `2026-11-24 14:32:08` */
export const stamp = (at: number, zone: Zone): string => `${day(at, zone)} ${clock(at, zone)}`.replace('— —', '—');

/** The time alone where it is of the same day as `now`, the date with it otherwise: `14:32` or `11-23 14:32`. */
export function near(at: number, now: number, zone: Zone): string {
  const time = minute(at, zone);
  return day(at, zone) === day(now, zone) ? time : `${day(at, zone).slice(5)} ${time}`;
}
