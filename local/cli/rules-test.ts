import type { Writable } from 'node:stream';
import { loadRules, type Rule, type Rules } from '../../alerting/load.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import { openGeoip } from '../geoip.ts';
import { alertsOn, eventsOf, type RuleCase, readCases } from '../rule-cases.ts';
import { OWN_RULES, readRuleFiles } from '../rule-files.ts';
import { plain } from './terminal.ts';

/** What a case came to. */
interface Outcome {
  readonly rule: Rule;
  readonly name: string;
  readonly failure?: string;
}

const EXPECTED = { true: 'should alert and is silent', false: 'should be silent and alerts' } as const;

function tryCase(rules: Rules, rule: Rule, each: RuleCase): Outcome {
  const enrich = createEnrichment(openGeoip(undefined));
  try {
    const isRight = alertsOn(rules, rule.sigma.title, eventsOf(each, enrich)) === each.alerts;
    return { rule, name: each.name, failure: isRight ? undefined : EXPECTED[`${each.alerts}`] };
  } catch (error) {
    return { rule, name: each.name, failure: error instanceof Error ? error.message : String(error) };
  }
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/**
 * Runs the cases beside rules and says which fail. Answers whether all hold. Throws InputError and RuleError.
 */
export function testRules(folders: readonly string[], stdout: Writable): boolean {
  const rules = loadRules(readRuleFiles(folders.length > 0 ? folders : [OWN_RULES]));
  const alone = [...rules.byId.values()].filter(({ sigma }) => !rules.correlations.muted.has(sigma.id));
  const outcomes = alone.flatMap((rule) => readCases(rule.sigma.path).map((each) => tryCase(rules, rule, each)));
  const failed = outcomes.filter(({ failure }) => failure !== undefined);
  for (const { rule, name, failure } of failed) stdout.write(`${plain(`${rule.sigma.path}: "${name}" ${failure}`)}\n`);
  const without = alone.filter(({ sigma }) => readCases(sigma.path).length === 0).length;
  const rest = without === 0 ? '' : `, ${count(without, 'rule')} without cases`;
  stdout.write(
    `${count(alone.length, 'rule')}, ${count(outcomes.length, 'case')}: ${count(failed.length, 'failure')}${rest}\n`,
  );
  return failed.length === 0;
}
