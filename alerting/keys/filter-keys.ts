import { isText, type Keyed, membersOf, type ReportKey } from './reading.ts';

/** What the `firewatch:` map of an exception says. */
export interface FilterKeys {
  readonly owner?: string;
  readonly reason?: string;
  /** The exception covers events before this time, epoch milliseconds; for ever, if absent. */
  readonly expires?: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

function textOf({ name, value, report }: Keyed): string | undefined {
  if (value === undefined || isText(value)) return value?.trim();
  report(`${name}: expected text`);
  return undefined;
}

/** The end of a day in UTC. */
function expiryOf({ name, value, report }: Keyed): number | undefined {
  if (value === undefined) return undefined;
  const day = typeof value === 'string' && DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(day)) return day + DAY_MS;
  report(`${name}: expected a day such as '2027-01-31', in quotes`);
  return undefined;
}

/** Reads the `firewatch:` map of a filter; every problem is reported, as one sentence that names the key. */
export function readFilterKeys(value: unknown, report: ReportKey): FilterKeys {
  const keys = membersOf({ name: 'firewatch', value: value ?? {}, report }, ['owner', 'reason', 'expires']);
  const keyed = (name: string): Keyed => ({ name: `firewatch.${name}`, value: keys[name], report });
  return { owner: textOf(keyed('owner')), reason: textOf(keyed('reason')), expires: expiryOf(keyed('expires')) };
}
