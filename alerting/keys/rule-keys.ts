import type { Level } from '../alert.ts';
import { choice, durationOf, isText, isTexts, type Keyed, membersOf, type ReportKey } from './reading.ts';

/** A level, and the condition over the rule's searches under which it counts. */
export interface Severity {
  readonly level: Level;
  /** Always, if absent. */
  readonly when?: string;
}

/** Alert on values that were not seen before. Milliseconds. */
export interface NewTerms {
  readonly fields: readonly string[];
  /** A value that was not seen for so long is new again. */
  readonly window: number;
  /** For so long values are only remembered. */
  readonly learn: number;
}

/** What the `firewatch:` map of a rule says; what it leaves out has its default. */
export interface CustomKeys {
  readonly mode: 'live' | 'shadow';
  /** Instead of the rule's level; the first whose condition holds. */
  readonly severity: readonly Severity[];
  /** Alerts of one group repeat once in `period` milliseconds; `by` are the fields that make the group. */
  readonly suppress: { readonly by?: readonly string[]; readonly period: number };
  readonly newTerms?: NewTerms;
  /** Short imperative steps for whoever gets the alert. */
  readonly nextSteps: readonly string[];
  /** Or the address of a page that has them. */
  readonly runbook?: string;
}

/** What the keys belong to: a rule, or a correlation over so many milliseconds. */
export interface KeyOwner {
  readonly timespan?: number;
}

const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly Level[];
const MODES = ['live', 'shadow'] as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** At its end an alert is counted once more from the sets of its period, so there is a limit to how many they are. */
const MAX_TIMESPANS = 100;

function severityOf(keyed: Keyed, { timespan }: KeyOwner): readonly Severity[] {
  const { name, value, report } = keyed;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    const level = choice(keyed, LEVELS);
    return level === undefined ? [] : [{ level }];
  }
  if (timespan !== undefined) {
    report(`${name}: a correlation has no searches: write one level`);
    return [];
  }
  return value.flatMap((item: unknown, at): readonly Severity[] => {
    const entry = { name: `${name}[${at}]`, value: item, report };
    const { level, when } = membersOf(entry, ['level', 'when']);
    const chosen = choice({ ...entry, name: `${entry.name}.level`, value: level ?? '' }, LEVELS);
    if (when !== undefined && !isText(when))
      report(`${entry.name}.when: expected a condition over the rule's searches`);
    return chosen === undefined ? [] : [{ level: chosen, when: isText(when) ? when : undefined }];
  });
}

function newTermsOf({ name, value, report }: Keyed, { timespan }: KeyOwner): NewTerms | undefined {
  if (value === undefined) return undefined;
  const { fields, window, learn } = membersOf({ name, value, report }, ['fields', 'window', 'learn']);
  if (timespan !== undefined) report(`${name}: a correlation sees no new values: write it in the rule that it counts`);
  if (!isTexts(fields)) report(`${name}.fields: expected a list of field names`);
  const kept =
    durationOf({ name: `${name}.window`, value: window, report }, { least: HOUR, most: 90 * DAY }) ?? 30 * DAY;
  const learned =
    durationOf({ name: `${name}.learn`, value: learn, report }, { least: 0, most: kept }) ?? Math.min(7 * DAY, kept);
  return isTexts(fields) && timespan === undefined ? { fields, window: kept, learn: learned } : undefined;
}

/** How long alerts of one group are one alert: the window in which a condition holds or a value is new, else an hour. */
const defaultPeriod = ({ timespan }: KeyOwner, newTerms: NewTerms | undefined): number =>
  newTerms?.window ?? (timespan === undefined ? HOUR : Math.max(timespan, MINUTE));

const mostPeriod = ({ timespan }: KeyOwner): number =>
  timespan === undefined ? 7 * DAY : Math.max(MINUTE, Math.min(timespan * MAX_TIMESPANS, 90 * DAY));

function suppressOf(keyed: Keyed, owner: KeyOwner, newTerms: NewTerms | undefined): CustomKeys['suppress'] {
  const { name, report } = keyed;
  const { by, for: period } = membersOf({ ...keyed, value: keyed.value ?? {} }, ['by', 'for']);
  if (by !== undefined && !isTexts(by)) report(`${name}.by: expected a list of field names`);
  if (by !== undefined && owner.timespan !== undefined) report(`${name}.by: a correlation's groups are its group-by`);
  const range = { least: MINUTE, most: mostPeriod(owner) };
  return {
    by: isTexts(by) ? by : undefined,
    period: durationOf({ name: `${name}.for`, value: period, report }, range) ?? defaultPeriod(owner, newTerms),
  };
}

function runbookOf({ name, value, report }: Keyed): Pick<CustomKeys, 'nextSteps' | 'runbook'> {
  if (value === undefined) return { nextSteps: [] };
  if (isTexts(value)) return { nextSteps: value };
  if (typeof value === 'string' && /^https:\/\/[^\s/]+/.test(value)) return { nextSteps: [], runbook: value };
  report(`${name}: expected a list of short steps, or one https address`);
  return { nextSteps: [] };
}

const KEYS = ['mode', 'severity', 'suppress', 'new_terms', 'runbook'];

/** Reads the `firewatch:` map of a rule; every problem is reported, as one sentence that names the key. */
export function readRuleKeys(value: unknown, owner: KeyOwner, report: ReportKey): CustomKeys {
  const keys = membersOf({ name: 'firewatch', value: value ?? {}, report }, KEYS);
  const keyed = (name: string): Keyed => ({ name: `firewatch.${name}`, value: keys[name], report });
  const newTerms = newTermsOf(keyed('new_terms'), owner);
  return {
    mode: choice(keyed('mode'), MODES) ?? 'live',
    severity: severityOf(keyed('severity'), owner),
    suppress: suppressOf(keyed('suppress'), owner, newTerms),
    newTerms,
    ...runbookOf(keyed('runbook')),
  };
}
