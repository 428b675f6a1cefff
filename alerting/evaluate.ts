import type { FeedEvent } from './feed.ts';
import { logsourcesOf } from './fields/index.ts';
import type { Group } from './identity.ts';
import type { Rule, Rules } from './load.ts';

/** One event that one rule matched; `at` is the event's time, epoch milliseconds. */
export interface Match {
  readonly rule: Rule;
  readonly event: FeedEvent;
  readonly at: number;
  /** The values that are new, of a first-seen rule. */
  readonly newTerms?: Group;
}

/** The matches of one event. An event that could not be read matches nothing. */
export function evaluate(rules: Rules, event: FeedEvent): readonly Match[] {
  if (event.event.kind === 'pipeline_error') return [];
  const at = Date.parse(event['@timestamp']);
  return rules.set.match(event, logsourcesOf(event.event.dataset)).flatMap(({ id }) => {
    const rule = rules.byId.get(id);
    return rule === undefined ? [] : [{ rule, event, at }];
  });
}
