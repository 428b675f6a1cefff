import type { Writable } from 'node:stream';
import { evaluate, type Match } from '../../alerting/evaluate.ts';
import type { FeedEvent } from '../../alerting/feed.ts';
import { loadRules, type Rules } from '../../alerting/load.ts';
import { createJudge, type Verdict } from '../../alerting/offline/judge.ts';
import { InputError } from '../files/find.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { jsonEvents } from './json-events.ts';
import { documentsOf, type RawFlags, type RawLogs } from './raw-logs.ts';
import { writeLines } from './write-lines.ts';

export interface MatchFlags extends Partial<RawFlags> {
  /** Folders; our own rules if absent. */
  readonly rules?: readonly string[];
  /** Lines are events of any log, as JSON, and every rule is tried on each. */
  readonly json?: true;
  /** Where a JSON event has its time. */
  readonly time: string;
}

/** What rules match of one event. */
interface Matched {
  readonly id: string;
  readonly matches: readonly Match[];
}

async function* matchedDocuments(flags: RawFlags, logs: RawLogs, rules: Rules): AsyncIterable<Matched> {
  for await (const document of documentsOf(flags, logs)) {
    const event = JSON.parse(document.toString()) as FeedEvent;
    yield { id: event.event.id, matches: evaluate(rules, event) };
  }
}

/** Whatever its log source, each rule is tried: an event is given every log source that a rule names. */
async function* matchedJson(time: string, logs: RawLogs, rules: Rules): AsyncIterable<Matched> {
  const logsources = rules.set.rules.map(({ logsource }) => logsource);
  const bad: number[] = [];
  let line = 0;
  for await (const found of jsonEvents(time, logs)) {
    line++;
    if (found === undefined) bad.push(line);
    const matched = found === undefined ? [] : rules.set.match(found.event, logsources);
    const matches = matched.flatMap(({ id }) => {
      const rule = rules.byId.get(id);
      return rule === undefined || found === undefined ? [] : [{ rule, ...found }];
    });
    yield { id: String(line), matches };
  }
  if (bad.length > 0)
    throw new InputError(
      `${bad.length} ${bad.length === 1 ? 'line is' : 'lines are'} no JSON object, the first is ${bad[0]}`,
    );
}

const lineOf = ({ number, rule: { sigma } }: Verdict): Buffer =>
  Buffer.from(JSON.stringify({ event: number, rule: sigma.id, title: sigma.title }));

/** What is wrong with the input is thrown after what was found before. A line for each match: the event's number, from 0 and with unreadable ones counted, and the rule. */
async function* verdictsOf(events: AsyncIterable<Matched>, rules: Rules): AsyncIterable<Buffer> {
  const judge = createJudge(rules);
  const waits = rules.correlations.byId.size > 0;
  const waiting: Verdict[] = [];
  let number = 0;
  let failure: unknown;
  try {
    for await (const { id, matches } of events) {
      const verdicts = judge.add({ number, id }, matches);
      if (waits) waiting.push(...verdicts);
      else yield* verdicts.map(lineOf);
      number++;
    }
  } catch (error) {
    failure = error;
  }
  yield* [...waiting, ...judge.end()].toSorted((one, other) => one.number - other.number).map(lineOf);
  if (failure !== undefined) throw failure;
}

/**
 * Writes a line for each match, by event and then as the rules were read; a correlation's stands at the event that made
 * it true. Throws InputError, ConfigError and RuleError.
 */
export async function matchRules(flags: MatchFlags, logs: RawLogs, stdout: Writable): Promise<void> {
  const { source, json, time } = flags;
  if (json === undefined && source === undefined)
    throw new InputError('--source says what wrote the log, or --json that its lines are JSON: give one');
  const rules = loadRules(readRuleFiles(flags.rules ?? [OWN_RULES]));
  const events =
    json === undefined
      ? matchedDocuments({ ...flags, source: source ?? '' }, logs, rules)
      : matchedJson(time, logs, rules);
  await writeLines(verdictsOf(events, rules), stdout);
}
