import { hash } from 'node:crypto';

/** The values that make one group of one rule, by field. */
export type Group = Readonly<Record<string, string>>;

/** One alert identity: a rule, a group and a window of event time, `start` in and `end` out. Epoch milliseconds. */
export interface Identity {
  /** What people and documents call it: `a-` and 64 bits in hexadecimal. */
  readonly id: string;
  readonly alertKey: string;
  readonly entriesKey: string;
  readonly start: number;
  readonly end: number;
}

const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 16);

const groupDigest = (group: Group): string =>
  digest(JSON.stringify(Object.entries(group).sort(([one], [other]) => (one < other ? -1 : 1))));

/** One group of one rule, in keys of the state. */
export const groupKey = (rule: string, group: Group): string => `${rule}#${groupDigest(group)}`;

/** The identity of an alert whose condition became true at `at`, where alerts repeat once in `period` milliseconds. */
export function identityOf(rule: string, group: Group, at: number, period: number): Identity {
  const tile = Math.floor(at / period);
  const key = `${groupKey(rule, group)}#${tile}`;
  return {
    id: `a-${digest(key)}`,
    alertKey: `a#${key}`,
    entriesKey: `w#${key}`,
    start: tile * period,
    end: (tile + 1) * period,
  };
}

/** An event as a short entry of its window: the time in the window, then a hash of the event's id. */
export const entryOf = (windowStart: number, at: number, eventId: string): string =>
  `${(at - windowStart).toString(36)}.${hash('sha256', eventId, 'base64url').slice(0, 11)}`;

/** The event time of an entry. */
export const entryTime = (windowStart: number, entry: string): number =>
  windowStart + Number.parseInt(entry.slice(0, entry.indexOf('.')), 36);
