import { evaluate } from '../../alerting/evaluate.ts';
import type { FeedEvent } from '../../alerting/feed.ts';
import type { Rules } from '../../alerting/load.ts';
import { createJudge } from '../../alerting/offline/judge.ts';
import { createTally, type RuleTally } from './tally.ts';

/** One rule set over the events that are handed to it. */
export interface Backtest {
  add(event: FeedEvent): void;
  end(): readonly RuleTally[];
}

/** Runs rules over archived events, exactly as they are compiled for the rule λ. */
export function createBacktest(rules: Rules): Backtest {
  const judge = createJudge(rules);
  const tally = createTally();
  let number = 0;
  return {
    add(event) {
      const matches = evaluate(rules, event);
      for (const match of matches) tally.write(match);
      for (const { match } of judge.add({ number: number++, id: event.event.id }, matches)) tally.alert(match);
    },
    end() {
      for (const { rule, group, at } of judge.end()) tally.fired(rule, group, at);
      return tally.end();
    },
  };
}
