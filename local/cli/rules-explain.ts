import type { Writable } from 'node:stream';
import type { FeedEvent } from '../../alerting/feed.ts';
import { createKnownFields } from '../../alerting/lint/known-fields.ts';
import type { KnownBy } from '../../alerting/lint/lint.ts';
import { loadRules, type Rule, type Rules } from '../../alerting/load.ts';
import type { Evidence } from '../../alerting/sigma/index.ts';
import { InputError } from '../files/find.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { jsonEvents } from './json-events.ts';
import { documentsOf, type RawFlags, type RawLogs } from './raw-logs.ts';
import { plain } from './terminal.ts';

export interface ExplainFlags extends Partial<RawFlags> {
  readonly rules?: readonly string[];
}

/** The rule with this id, name or title, or in this file: there the one that is not counted by another. */
function findRule({ byId, correlations }: Rules, wanted: string): Rule {
  const rules = [...byId.values()];
  const isMuted = ({ sigma }: Rule): boolean => correlations.muted.has(sigma.id);
  const found = rules.find(({ sigma }) => [sigma.id, sigma.name, sigma.title].includes(wanted));
  const inFile = rules
    .filter(({ sigma }) => sigma.path.endsWith(wanted))
    .sort((one, other) => Number(isMuted(one)) - Number(isMuted(other)))[0];
  const rule = byId.get(wanted) ?? found ?? inFile;
  if (rule === undefined) throw new InputError(`there is no rule "${wanted}": name one by id, title or file`);
  return rule;
}

async function* eventsOf({ source, ...flags }: ExplainFlags, logs: RawLogs): AsyncIterable<FeedEvent> {
  if (source !== undefined) {
    for await (const document of documentsOf({ ...flags, source }, logs))
      yield JSON.parse(document.toString()) as FeedEvent;
    return;
  }
  for await (const found of jsonEvents('@timestamp', logs)) if (found !== undefined) yield found.event;
}

/** Rules, and which fields the logs have that they look at. */
interface Explaining {
  readonly rules: Rules;
  readonly knownBy: KnownBy;
}

type ShowValue = (evidence: Evidence) => string;

/** The value that was seen, or why there is none. */
function createShow({ sigma }: Rule, knownBy: KnownBy): ShowValue {
  const known = knownBy(sigma.logsource);
  return ({ field, value }) => {
    if (value !== undefined) return JSON.stringify(value);
    if (field === '') return 'not found in any value';
    return known === undefined || known.has(field) ? 'field absent' : 'field absent: no log of this source has it';
  };
}

function explainRule({ rules, knownBy }: Explaining, rule: Rule, event: FeedEvent): readonly string[] {
  const show = createShow(rule, knownBy);
  const { id, title } = rule.sigma;
  const evidence = rules.set.explain(id, event);
  const holds = rules.set.match(event, [rule.sigma.logsource]).some((matched) => matched.id === id);
  const rows = evidence.map((each) => {
    const mark = each.matched ? 'true ' : 'false';
    const wanted = each.negated ? 'not ' : '';
    return `  ${mark}  ${wanted}${each.selection}: ${each.field || 'any value'} ${each.condition}  <- ${show(each)}`;
  });
  return [`${title}: ${holds ? 'matches' : 'does not match'}`, ...rows];
}

/** A correlation is explained by the rules that it counts and by the group that the event belongs to. */
function explainAll(explaining: Explaining, rule: Rule, event: FeedEvent): readonly string[] {
  const { rules } = explaining;
  const correlation = rules.correlations.byId.get(rule.sigma.id);
  if (correlation === undefined) return explainRule(explaining, rule, event);
  const below = [...correlation.inputs].flatMap(([id, { group }]) => {
    const counted = rules.byId.get(id);
    if (counted === undefined) return [];
    const values = group.map(({ name, read }) => `${name}=${JSON.stringify(read(event)) ?? 'absent'}`).join(', ');
    return [...explainAll(explaining, counted, event), ...(values === '' ? [] : [`  group: ${values}`])];
  });
  return [`${rule.sigma.title} counts:`, ...below.map((line) => `  ${line}`)];
}

/** Says of each event which item of a rule is true and what was seen. Throws InputError, ConfigError and RuleError. */
export async function explainEvents(
  wanted: string,
  flags: ExplainFlags,
  logs: RawLogs,
  stdout: Writable,
): Promise<void> {
  const rules = loadRules(readRuleFiles(flags.rules ?? [OWN_RULES]));
  const rule = findRule(rules, wanted);
  const explaining = { rules, knownBy: createKnownFields() };
  let number = 0;
  for await (const event of eventsOf(flags, logs)) {
    const lines = [`event ${number++}`, ...explainAll(explaining, rule, event)];
    stdout.write(`${lines.map(plain).join('\n')}\n`);
  }
  if (number === 0) throw new InputError('there is no event to explain');
}
