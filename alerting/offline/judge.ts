import { evaluate, type Match } from '../evaluate.ts';
import type { FeedEvent } from '../feed.ts';
import type { Group } from '../identity.ts';
import type { Rule, Rules } from '../load.ts';
import { correlateAll, type Numbered } from './correlate.ts';
import { createSift } from './first-seen.ts';

/** A rule or correlation that would alert, and the number of the event that makes it. */
export interface Verdict {
  readonly number: number;
  readonly rule: Rule;
  readonly match: Match;
}

/** An event by its place in the list and by its id: the same id again is the same event. */
export interface NumberedEvent {
  readonly number: number;
  readonly id: string;
}

/** Judges a finite list of events, one after the other, as the rule λ would judge them. */
export interface Judge {
  /** Takes the matches of one event; answers those that alert by themselves. */
  add(event: NumberedEvent, matches: readonly Match[]): readonly Verdict[];
  /** What correlations come to over all events: each identity where it first held, in the order of the events. */
  end(): readonly Fired[];
}

/** A correlation that would alert, for a group, at the time at which it first held in its period. */
export interface Fired extends Verdict {
  readonly group: Group;
  readonly at: number;
}

export function createJudge({ correlations }: Rules): Judge {
  const sift = createSift();
  const counted: Numbered[] = [];
  const fired = (): readonly Fired[] =>
    correlateAll(correlations, counted)
      .filter(({ correlation }) => !correlations.muted.has(correlation.ir.rule.id))
      .map(({ number, correlation, group, at, match }) => ({ number, rule: correlation.rule, match, group, at }))
      .toSorted((one, other) => one.number - other.number);
  return {
    add({ number, id }, matches) {
      const passed = matches.flatMap(sift);
      for (const match of passed) {
        const rule = match.rule.sigma.id;
        if (!correlations.above.has(rule) || Number.isNaN(match.at)) continue;
        counted.push({
          number,
          occurrence: { rule, at: match.at, id, from: match.event, match },
        });
      }
      return passed
        .filter(({ rule }) => !correlations.muted.has(rule.sigma.id))
        .map((match) => ({ number, rule: match.rule, match }));
    },
    end: fired,
  };
}

/** Everything that alerts on a list of events. */
export function judgeAll(rules: Rules, events: readonly FeedEvent[]): readonly Verdict[] {
  const judge = createJudge(rules);
  const alone = events.flatMap((event, number) => judge.add({ number, id: event.event.id }, evaluate(rules, event)));
  return [...alone, ...judge.end()];
}
