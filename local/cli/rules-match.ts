import type { Writable } from 'node:stream';
import { evaluate } from '../../alerting/evaluate.ts';
import type { FeedEvent } from '../../alerting/feed.ts';
import { loadRules, type Rules } from '../../alerting/load.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { documentsOf, type RawFlags, type RawLogs } from './raw-logs.ts';
import { writeLines } from './write-lines.ts';

export interface MatchFlags extends RawFlags {
  /** Folders; our own rules if absent. */
  readonly rules?: readonly string[];
}

/** A line for each match: the event's number, from 0 and with quarantined ones counted, and the rule. */
async function* matchesOf(documents: AsyncIterable<Buffer>, rules: Rules): AsyncIterable<Buffer> {
  let number = 0;
  for await (const document of documents) {
    const matches = evaluate(rules, JSON.parse(document.toString()) as FeedEvent);
    for (const { rule } of matches) {
      const { id, title } = rule.sigma;
      yield Buffer.from(JSON.stringify({ event: number, rule: id, title }));
    }
    number++;
  }
}

/** Writes a line for each match, by event and then as the rules were read. Throws InputError, ConfigError and RuleError. */
export async function matchRules(flags: MatchFlags, logs: RawLogs, stdout: Writable): Promise<void> {
  const rules = loadRules(readRuleFiles(flags.rules ?? [OWN_RULES]));
  await writeLines(matchesOf(documentsOf(flags, logs), rules), stdout);
}
