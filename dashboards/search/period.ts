/** Epoch milliseconds; `from` is in, `to` is out. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;
const EPOCH = /^\d{12,14}$/;

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number];

const utc = ([year, month, day, hour, minute, second, ms]: Parts): number =>
  Date.UTC(year, month - 1, day, hour, minute, second, ms);

const LOWEST: Readonly<Parts> = [0, 1, 1, 0, 0, 0, 0];

/** February 30 and 25 o'clock roll over in Date.UTC; here they are no dates. */
const isCalendar = (parts: Parts): boolean => {
  const date = new Date(utc(parts));
  return date.getUTCMonth() + 1 === parts[1] && date.getUTCDate() === parts[2] && parts[3] < 24 && parts[4] < 60;
};

/**
 * What a date means: `2026`, `2026-11`, `2026-11-24`, with a time down to milliseconds, UTC unless it says otherwise;
 * or epoch milliseconds. The less it says, the longer it is. Undefined where it is no date.
 */
export function parsePeriod(text: string): Period | undefined {
  if (EPOCH.test(text)) return { from: Number(text), to: Number(text) + 1 };
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const given = found.slice(1, 7).filter((part) => part !== undefined).length;
  const precision = found[7] === undefined ? given - 1 : 6;
  const values = [...found.slice(1, 7), found[7]?.padEnd(3, '0')];
  const parts = LOWEST.map((lowest, i) => (values[i] === undefined ? lowest : Number(values[i]))) as Parts;
  if (!isCalendar(parts)) return undefined;
  const next = parts.with(precision, (parts[precision] ?? 0) + 1) as Parts;
  const offset = zoneMinutes(found[8]) * 60_000;
  return { from: utc(parts) - offset, to: utc(next) - offset };
}
