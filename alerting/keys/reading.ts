/** Notes a problem of our own keys: one sentence that names the key. */
export type ReportKey = (problem: string) => void;

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item.trim() !== '');

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** A key, its value and where problems go. */
export interface Keyed {
  readonly name: string;
  readonly value: unknown;
  readonly report: ReportKey;
}

/** The members of a map; what is not known or not a map is reported. */
export function membersOf({ name, value, report }: Keyed, known: readonly string[]): Fields {
  if (!isFields(value)) {
    report(`${name}: expected a map of ${known.join(', ')}`);
    return {};
  }
  for (const key of Object.keys(value))
    if (!known.includes(key)) report(`${name}.${key}: not a key of ours; known are ${known.join(', ')}`);
  return value;
}

export function choice<const Choice extends string>(
  { name, value, report }: Keyed,
  choices: readonly Choice[],
): Choice | undefined {
  const chosen = choices.find((each) => each === value);
  if (value !== undefined && chosen === undefined) report(`${name}: expected one of ${choices.join(', ')}`);
  return chosen;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const wordsOf = (ms: number): string => {
  const unit = (['d', 'h', 'm'] as const).find((each) => ms % (UNIT_MS[each] ?? 1) === 0) ?? 's';
  return `${ms / (UNIT_MS[unit] ?? 1)}${unit}`;
};

/** The shortest and longest duration, milliseconds. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** `30m` in milliseconds; undefined where it is absent or reported. */
export function durationOf({ name, value, report }: Keyed, { least, most }: Range): number | undefined {
  if (value === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(String(value)) ?? [];
  const duration = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (duration >= least && duration <= most) return duration;
  report(`${name}: expected a duration from ${wordsOf(least)} to ${wordsOf(most)}, such as 30m`);
  return undefined;
}
