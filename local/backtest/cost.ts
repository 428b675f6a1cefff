import type { FeedEvent } from '../../alerting/feed.ts';
import { createFields, logsourcesOf } from '../../alerting/fields/index.ts';
import { compileRules, type ParsedRules, type SigmaRule } from '../../alerting/sigma/index.ts';

/** What one rule costs by itself, microseconds of CPU an event. */
export interface RuleCost {
  readonly rule: SigmaRule;
  readonly micros: number;
}

const ROUNDS = 3;

/** Measures each rule alone over a sample of events: the least of a few rounds. */
export function measureRules({ rules }: Pick<ParsedRules, 'rules'>, sample: readonly FeedEvent[]): readonly RuleCost[] {
  const logsources = sample.map(({ event }) => logsourcesOf(event.dataset));
  return rules.map((ir) => {
    const set = compileRules({ rules: [ir] }, createFields());
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const before = process.cpuUsage();
      for (const [at, event] of sample.entries()) set.match(event, logsources[at] ?? []);
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, user + system);
    }
    return { rule: ir.rule, micros: sample.length === 0 ? 0 : least / sample.length };
  });
}
