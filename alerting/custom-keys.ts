import type { Level } from './alert.ts';

/** What the `firewatch:` map of a rule says; what it leaves out has its default. */
export interface CustomKeys {
  readonly mode: 'live' | 'shadow';
  /** Instead of the rule's level. */
  readonly severity?: Level;
  /** Alerts of one group repeat once in `period` milliseconds; `by` are the fields that make the group. */
  readonly suppress: { readonly by?: readonly string[]; readonly period: number };
  /** Short imperative steps for whoever gets the alert. */
  readonly nextSteps: readonly string[];
  /** Or the address of a page that has them. */
  readonly runbook?: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Report = (problem: string) => void;

const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly Level[];
const MODES = ['live', 'shadow'] as const;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const MIN_PERIOD = 60_000;
const MAX_PERIOD = 7 * 86_400_000;
const DEFAULT_PERIOD = 3_600_000;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item.trim() !== '');

/** The members of a map; what is not known or not a map is reported. */
function membersOf(value: unknown, known: readonly string[], name: string, report: Report): Fields {
  if (!isFields(value)) {
    report(`${name}: expected a map of ${known.join(', ')}`);
    return {};
  }
  for (const key of Object.keys(value))
    if (!known.includes(key)) report(`${name}.${key}: not a key of ours; known are ${known.join(', ')}`);
  return value;
}

function choice<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  name: string,
  report: Report,
): Choice | undefined {
  const chosen = choices.find((each) => each === value);
  if (value !== undefined && chosen === undefined) report(`${name}: expected one of ${choices.join(', ')}`);
  return chosen;
}

function periodOf(value: unknown, report: Report): number {
  if (value === undefined) return DEFAULT_PERIOD;
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(String(value)) ?? [];
  const period = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (period >= MIN_PERIOD && period <= MAX_PERIOD) return period;
  report('firewatch.suppress.for: expected a duration from 1m to 7d, such as 30m');
  return DEFAULT_PERIOD;
}

function suppressOf(value: unknown, report: Report): CustomKeys['suppress'] {
  const { by, for: period } = membersOf(value ?? {}, ['by', 'for'], 'firewatch.suppress', report);
  if (by !== undefined && !isTexts(by)) report('firewatch.suppress.by: expected a list of field names');
  return { by: isTexts(by) ? by : undefined, period: periodOf(period, report) };
}

function runbookOf(value: unknown, report: Report): Pick<CustomKeys, 'nextSteps' | 'runbook'> {
  if (value === undefined) return { nextSteps: [] };
  if (isTexts(value)) return { nextSteps: value };
  if (typeof value === 'string' && /^https:\/\/[^\s/]+/.test(value)) return { nextSteps: [], runbook: value };
  report('firewatch.runbook: expected a list of short steps, or one https address');
  return { nextSteps: [] };
}

/** Reads the `firewatch:` map of a rule; every problem is reported, as one sentence that names the key. */
export function readCustomKeys(value: unknown, report: Report): CustomKeys {
  const keys = membersOf(value ?? {}, ['mode', 'severity', 'suppress', 'runbook'], 'firewatch', report);
  return {
    mode: choice(keys['mode'], MODES, 'firewatch.mode', report) ?? 'live',
    severity: choice(keys['severity'], LEVELS, 'firewatch.severity', report),
    suppress: suppressOf(keys['suppress'], report),
    ...runbookOf(keys['runbook'], report),
  };
}
