import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FeedEvent } from '../alerting/feed.ts';
import type { Rules } from '../alerting/load.ts';
import { judgeAll } from '../alerting/offline/judge.ts';
import { createNormalizer, type Enrich } from '../transforms/core/normalize.ts';
import type { LogLine, SourceOptions } from '../transforms/core/source.ts';
import { isSourceId, type SourceId } from '../transforms/sources/catalogue.ts';
import { sources } from '../transforms/sources/index.ts';
import { InputError } from './files/find.ts';

/** One case of a rule: raw log text of a source, and whether the rule alerts on any of its events. */
export interface RuleCase {
  readonly name: string;
  readonly source: SourceId;
  readonly options?: SourceOptions;
  readonly log: string;
  readonly alerts: boolean;
}

const ARRIVED = Date.UTC(2026, 10, 24, 14, 12, 0);

const casesPath = (rulePath: string): string => rulePath.replace(/\.ya?ml$/, '.cases.yml');

const isCase = (value: unknown): value is RuleCase => {
  if (typeof value !== 'object' || value === null) return false;
  const { name, source, log, alerts } = value as Partial<Record<keyof RuleCase, unknown>>;
  return [name, source, log].every((text) => typeof text === 'string') && typeof alerts === 'boolean';
};

/** The cases beside a rule file; none where there is no such file. Throws InputError. */
export function readCases(rulePath: string): readonly RuleCase[] {
  const path = casesPath(rulePath);
  if (!existsSync(path)) return [];
  const written: unknown = parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(written)) throw new InputError(`${path}: expected a list of cases`);
  return written.map((each: unknown, at): RuleCase => {
    if (!isCase(each))
      throw new InputError(`${path}: case ${at + 1} needs name, source, log and alerts: true or false`);
    if (!isSourceId(each.source)) throw new InputError(`${path}: case ${at + 1}: there is no source ${each.source}`);
    return each;
  });
}

/** JSON may span lines, anything else is one entry a line. */
const messagesOf = (log: string): readonly string[] =>
  /^\s*[[{]/.test(log) ? [log] : log.split('\n').filter((line) => line !== '');

/** The events of a raw log, from its real source. Throws where a line is quarantined. */
export function eventsOf(
  { source: id, options = {}, log }: Omit<RuleCase, 'name' | 'alerts'>,
  enrich: Enrich,
): readonly FeedEvent[] {
  const source = sources[id];
  const normalize = createNormalizer({ id, source, options, enrich });
  const origin = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1', key: 'case' };
  return messagesOf(log)
    .flatMap((text, line) =>
      source.split(text).map((message, index): LogLine => ({ message, index, origin: { ...origin, line } })),
    )
    .flatMap((line) => {
      const outcome = normalize(line);
      if (outcome.kind === 'quarantined') throw new Error(`quarantined: ${outcome.document.toString()}`);
      return outcome.kind === 'event' ? [JSON.parse(outcome.document.toString()) as FeedEvent] : [];
    });
}

/** Whether a rule, by its title, alerts on any event of a case. */
export const alertsOn = (rules: Rules, title: string, events: readonly FeedEvent[]): boolean =>
  judgeAll(rules, events).some(({ rule }) => rule.sigma.title === title);
