const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** `90m` in milliseconds; undefined where it is no timespan. Sigma has s, m, h and d; w, M and y are in common use. */
export function parseTimespan(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,6})([smhdwMy])$/.exec(text) ?? [];
  const millis = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  return millis > 0 ? millis : undefined;
}
