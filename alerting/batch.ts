import type { Correlations } from './correlate/correlations.ts';
import type { Firing } from './correlate/firing.ts';
import type { Match } from './evaluate.ts';
import { groupOf } from './fingerprint.ts';
import { type Group, type Identity, identityOf } from './identity.ts';
import type { Rule } from './load.ts';
import type { Sightings } from './sightings.ts';
import type { Counted } from './state/items.ts';

/** The matches of one message that belong to one alert identity: each event once, in order of time. Never empty. */
export interface Batch {
  readonly rule: Rule;
  readonly group: Group;
  readonly identity: Identity;
  readonly matches: readonly [Match, ...Match[]];
  readonly counted: Counted;
  /** What is known of all its events, where another than its own set counts them. */
  readonly found?: Sightings;
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
    const { rule, event, at, newTerms } = match;
    const group = rule.groupBy === undefined && newTerms !== undefined ? newTerms : groupOf(event, rule.groupBy);
    const identity = identityOf(rule.sigma.id, group, at, rule.keys.suppress.period);
    const batch = batches.get(identity.id);
    if (batch) batch.matches.push(match);
    else {
      const counted = { kind: 'entries', key: identity.entriesKey, start: identity.start } as const;
      batches.set(identity.id, { rule, group, identity, matches: [match], counted });
    }
  }
  return [...batches.values()].flatMap((batch) => {
    const [first, ...others] = distinct(batch.matches);
    return first === undefined ? [] : [{ ...batch, matches: [first, ...others] }];
  });
}

/** A correlation that fired, as a batch. */
const batchOf = ({ correlation, group, identity, sightings, matches }: Firing): Batch => ({
  rule: correlation.rule,
  group,
  identity,
  matches,
  counted: { kind: 'correlation', rule: correlation.ir.rule.id, group, start: identity.start, end: identity.end },
  found: sightings,
});

/** What fired, as batches; without correlations that are counted and do not alert on their own. */
export const batchesFired = (firings: readonly Firing[], { muted }: Pick<Correlations, 'muted'>): readonly Batch[] =>
  firings.filter(({ correlation }) => !muted.has(correlation.ir.rule.id)).map(batchOf);
