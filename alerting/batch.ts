import type { Match } from './evaluate.ts';
import { groupOf } from './fingerprint.ts';
import { type Group, type Identity, identityOf } from './identity.ts';
import type { Rule } from './load.ts';

/** The matches of one message that belong to one alert identity: each event once, in order of time. Never empty. */
export interface Batch {
  readonly rule: Rule;
  readonly group: Group;
  readonly identity: Identity;
  readonly matches: readonly [Match, ...Match[]];
}

const inOrder = (one: Match, other: Match): number =>
  one.at - other.at || (one.event.event.id < other.event.event.id ? -1 : 1);

function distinct(matches: readonly Match[]): readonly Match[] {
  return [...new Map(matches.map((match) => [match.event.event.id, match])).values()].sort(inOrder);
}

/** Divides matches into batches, whatever their order. */
export function batchesOf(matches: readonly Match[]): readonly Batch[] {
  const batches = new Map<string, Omit<Batch, 'matches'> & { readonly matches: Match[] }>();
  for (const match of matches) {
    const { rule, event, at } = match;
    const group = groupOf(event, rule.groupBy);
    const identity = identityOf(rule.sigma.id, group, at, rule.keys.suppress.period);
    const batch = batches.get(identity.id);
    if (batch) batch.matches.push(match);
    else batches.set(identity.id, { rule, group, identity, matches: [match] });
  }
  return [...batches.values()].flatMap((batch) => {
    const [first, ...others] = distinct(batch.matches);
    return first === undefined ? [] : [{ ...batch, matches: [first, ...others] }];
  });
}
