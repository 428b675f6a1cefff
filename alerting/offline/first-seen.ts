import { groupsOf } from '../correlate/contribution.ts';
import type { Match } from '../evaluate.ts';
import { type Group, groupKey } from '../identity.ts';

/** Lets a match pass once for each new value that it holds. */
export type SiftOne = (match: Match) => readonly Match[];

/** First-seen values of events that come one after the other; learning begins with the first of them. */
export function createSift(): SiftOne {
  const lastSeen = new Map<string, number>();
  let since: number | undefined;
  const isNew = ({ rule, at }: Match, group: Group, window: number): boolean => {
    const key = groupKey(rule.sigma.id, group);
    const last = lastSeen.get(key);
    lastSeen.set(key, Math.max(at, last ?? at));
    return last === undefined || last < at - window;
  };
  return (match) => {
    const { rule, event, at } = match;
    const terms = rule.keys.newTerms;
    since ??= at;
    if (terms === undefined) return [match];
    const fresh = groupsOf(rule.newTerms, event).filter((group) => isNew(match, group, terms.window));
    return at < since + terms.learn ? [] : fresh.map((newTerms) => ({ ...match, newTerms }));
  };
}
