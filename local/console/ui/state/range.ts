import { bucketOf, intervalOf } from '../../../../dashboards/compile/interval.ts';
import { DAY, day, HOUR, minute, stamp, type Zone } from '../../../../dashboards/compile/zone.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';

export type RangeChoice =
  | { readonly kind: 'last'; readonly ms: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number };

const MINUTE = 60_000;

/** The quick choices, by how they stand in the address. */
export const QUICK: readonly { readonly key: string; readonly ms: number; readonly label: string }[] = [
  { key: '5m', ms: 5 * MINUTE, label: '5 minutes' },
  { key: '15m', ms: 15 * MINUTE, label: '15 minutes' },
  { key: '1h', ms: HOUR, label: '1 hour' },
  { key: '6h', ms: 6 * HOUR, label: '6 hours' },
  { key: '24h', ms: DAY, label: '24 hours' },
  { key: '7d', ms: 7 * DAY, label: '7 days' },
  { key: '30d', ms: 30 * DAY, label: '30 days' },
];

export const LAST_HOUR: RangeChoice = { kind: 'last', ms: HOUR };

export function formatRange(choice: RangeChoice): string {
  if (choice.kind === 'between') return `${new Date(choice.from).toISOString()}~${new Date(choice.to).toISOString()}`;
  return QUICK.find(({ ms }) => ms === choice.ms)?.key ?? '1h';
}

/** Undefined where the text is no range. */
export function parseRange(text: string): RangeChoice | undefined {
  const quick = QUICK.find(({ key }) => key === text);
  if (quick) return { kind: 'last', ms: quick.ms };
  const [from = Number.NaN, to = Number.NaN] = text.split('~').map((part) => Date.parse(part));
  return from < to ? { kind: 'between', from, to } : undefined;
}

/**
 * The range of a choice at that moment. It ends with a whole bucket, so that no bar is cut and the same moment's
 * requests are the same.
 */
export function resolveRange(choice: RangeChoice, now: number): TimeRange {
  if (choice.kind === 'between') return { from: choice.from, to: choice.to };
  const interval = intervalOf({ from: now - choice.ms, to: now });
  const to = bucketOf(now, interval) + interval;
  return { from: to - choice.ms, to };
}

/** The range before or after it, of the same length. */
export function shifted(choice: RangeChoice, now: number, direction: -1 | 1): RangeChoice {
  const { from, to } = resolveRange(choice, now);
  const length = to - from;
  const moved = { from: from + direction * length, to: to + direction * length };
  return moved.to >= now + length ? choice : { kind: 'between', ...moved };
}

/** `Last 1 hour`, or the dates. */
export const rangeLabel = (choice: RangeChoice): string => {
  if (choice.kind === 'between') return 'Selected';
  return `Last ${QUICK.find(({ ms }) => ms === choice.ms)?.label ?? 'hour'}`;
};

/** `13:32 – 14:32 UTC`, with dates where the range is of more than one day. */
export function rangeTimes({ from, to }: TimeRange, now: number, zone: Zone): string {
  const oneDay = day(from, zone) === day(to, zone);
  const isToday = oneDay && day(to, zone) === day(now, zone);
  const show = (at: number): string => (isToday ? minute(at, zone) : stamp(at, zone).slice(5, 16));
  const end = oneDay ? minute(to, zone) : show(to);
  return `${show(from)} – ${end} ${zone.name}`;
}

/** `this hour`, `the last 24 hours`: how a panel says its range. */
export const rangeWords = (choice: RangeChoice): string => {
  if (choice.kind === 'between') return 'in the range';
  const label = QUICK.find(({ ms }) => ms === choice.ms)?.label ?? 'hour';
  return label === '1 hour' ? 'in the last hour' : `in the last ${label}`;
};
