import { contributionsOf, type Occurrence } from '../correlate/contribution.ts';
import type { Correlation } from '../correlate/correlation.ts';
import type { Correlations } from '../correlate/correlations.ts';
import { identityAt } from '../correlate/firing.ts';
import { inOrder, type Sighting } from '../correlate/sighting.ts';
import { judge, trueTimes } from '../correlate/windows.ts';
import type { Match } from '../evaluate.ts';
import { type Group, groupKey, type Identity } from '../identity.ts';

/** What a rule or correlation matched, and the number of the event that made it so. */
export interface Numbered {
  readonly number: number;
  readonly occurrence: Occurrence;
}

/** A correlation that holds for a group in one period: where it first did. */
export interface OfflineFiring {
  readonly number: number;
  readonly correlation: Correlation;
  readonly group: Group;
  readonly identity: Identity;
  readonly at: number;
  readonly match: Match;
}

interface Counted {
  readonly sighting: Sighting;
  readonly number: number;
  readonly match: Match;
}

interface GroupEvents {
  readonly group: Group;
  readonly events: Counted[];
}

function groupEvents(correlation: Correlation, occurrences: readonly Numbered[]): Iterable<GroupEvents> {
  const groups = new Map<string, GroupEvents>();
  for (const { number, occurrence } of occurrences)
    for (const { group, sighting, match } of contributionsOf(correlation, occurrence)) {
      const key = groupKey('', group);
      const known = groups.get(key) ?? { group, events: [] };
      groups.set(key, known);
      known.events.push({ sighting, number, match });
    }
  return groups.values();
}

/** Each sighting once. */
const sightingsOf = (events: readonly Counted[]): readonly Sighting[] =>
  [
    ...new Map(
      events.map(({ sighting }) => [`${sighting.at} ${sighting.place} ${sighting.id} ${sighting.value}`, sighting]),
    ).values(),
  ].sort(inOrder);

/** A condition that is judged when a window is over holds at its last millisecond. */
function timesAtClose({ ir }: Correlation, sightings: readonly Sighting[]): readonly number[] {
  const byTile = Map.groupBy(sightings, ({ at }) => Math.floor(at / ir.timespan));
  return [...byTile].filter(([, own]) => judge(ir, own).holds).map(([tile]) => (tile + 1) * ir.timespan - 1);
}

/** The event that made a condition true at a time: the last that came, of those at that time or of its window. */
function lastOf(events: readonly Counted[], at: number, timespan: number): Counted {
  const exact = events.filter(({ sighting }) => sighting.at === at);
  const own =
    exact.length > 0 ? exact : events.filter(({ sighting }) => sighting.at <= at && sighting.at > at - timespan);
  return own.reduce((last, each) => (each.number >= last.number ? each : last));
}

/** Every time at which a correlation holds for a group. */
function holdsOf(correlation: Correlation, { group, events }: GroupEvents): readonly OfflineFiring[] {
  const sightings = sightingsOf(events);
  const times =
    correlation.judged === 'on arrival' ? trueTimes(correlation.ir, sightings) : timesAtClose(correlation, sightings);
  return times.map((at) => {
    const { number, match } = lastOf(events, at, correlation.ir.timespan);
    return { number, correlation, group, identity: identityAt(correlation, group, at), at, match };
  });
}

const firstOfEach = (firings: readonly OfflineFiring[]): readonly OfflineFiring[] => [
  ...new Map(firings.toReversed().map((firing) => [firing.identity.id, firing])).values(),
];

/** Correlations from the bottom up, so that what one counts is known before it. */
function inLevels({ byId }: Correlations): readonly Correlation[] {
  const ordered = new Set<Correlation>();
  const visit = (correlation: Correlation): void => {
    for (const id of correlation.ir.rules) {
      const below = byId.get(id);
      if (below !== undefined && !ordered.has(below)) visit(below);
    }
    ordered.add(correlation);
  };
  for (const correlation of byId.values()) visit(correlation);
  return [...ordered];
}

/** What correlations come to over all that was matched: each identity once, where it first held. */
export function correlateAll(correlations: Correlations, matched: readonly Numbered[]): readonly OfflineFiring[] {
  const byRule = new Map<string, readonly Numbered[]>(Map.groupBy(matched, ({ occurrence }) => occurrence.rule));
  return inLevels(correlations).flatMap((correlation) => {
    const below = correlation.ir.rules.flatMap((id) => byRule.get(id) ?? []);
    const firings = [...groupEvents(correlation, below)].flatMap((events) => holdsOf(correlation, events));
    const rule = correlation.ir.rule.id;
    byRule.set(
      rule,
      firings.map(({ number, identity, group, at, match }) => ({
        number,
        occurrence: { rule, at, id: identity.id, from: group, match },
      })),
    );
    return firstOfEach(firings);
  });
}
