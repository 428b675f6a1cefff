import { expiryOf } from '../alert-state.ts';
import type { Match } from '../evaluate.ts';
import { type Group, groupKey } from '../identity.ts';
import type { WindowState } from '../state/items.ts';
import type { StateStore } from '../state/state-store.ts';
import { type Contribution, contributionsOf, type Occurrence } from './contribution.ts';
import type { Correlation } from './correlation.ts';
import type { Correlations } from './correlations.ts';
import { type Firing, identitiesIn, identityAt, sightingsAt } from './firing.ts';
import { sumUp } from './found.ts';
import { overflow } from './overflow.ts';
import { thin } from './thin.ts';
import { openTiles, type Tiles } from './tiles.ts';
import { createWatch } from './watch.ts';
import { judge, trueTimes } from './windows.ts';

export interface CorrelatorSettings {
  readonly correlations: Correlations;
  readonly state: StateStore;
  /** Told of what could not be counted whole. */
  readonly report: (error: unknown, about: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface Correlator {
  /** What fires because of these matches. Repeating them changes nothing. */
  correlate(matches: readonly Match[]): Promise<readonly Firing[]>;
  /** What fires because a window is over. */
  close(window: WindowState): Promise<readonly Firing[]>;
}

/** What one message adds to one group of a correlation. */
interface Gathered {
  readonly correlation: Correlation;
  readonly group: Group;
  readonly contributions: readonly [Contribution, ...Contribution[]];
}

function gather({ above }: Correlations, occurrences: readonly Occurrence[]): readonly Gathered[] {
  const gathered = new Map<string, { correlation: Correlation; group: Group; contributions: Contribution[] }>();
  for (const occurrence of occurrences)
    for (const correlation of above.get(occurrence.rule) ?? [])
      for (const contribution of contributionsOf(correlation, occurrence)) {
        const key = groupKey(correlation.ir.rule.id, contribution.group);
        const known = gathered.get(key);
        if (known) known.contributions.push(contribution);
        else gathered.set(key, { correlation, group: contribution.group, contributions: [contribution] });
      }
  return [...gathered.values()].flatMap(({ contributions: [first, ...others], ...rest }) =>
    first === undefined ? [] : [{ ...rest, contributions: [first, ...others] as const }],
  );
}

const occurrencesOf = (matches: readonly Match[]): readonly Occurrence[] =>
  matches.map((match) => ({
    rule: match.rule.sigma.id,
    at: match.at,
    id: match.event.event.id,
    from: match.event,
    match,
  }));

/** A correlation that fired is an occurrence for those above it. */
const firedOccurrences = (firings: readonly Firing[], { above }: Correlations): readonly Occurrence[] =>
  firings.flatMap(({ correlation, group, identity, times, matches: [match] }) => {
    const rule = correlation.ir.rule.id;
    const shortest = Math.min(...(above.get(rule) ?? []).map(({ ir }) => ir.timespan));
    if (!Number.isFinite(shortest)) return [];
    return thin(times, shortest).map((at) => ({ rule, at, id: identity.id, from: group, match }));
  });

type Matches = Firing['matches'];

/** The matches in order of time, each event once; at the least the one that is given. */
function matchesOf(contributions: readonly Contribution[], otherwise: Match): Matches {
  const all = contributions.map(({ match }) => match);
  const distinct = [...new Map(all.map((match) => [match.event.event.id, match])).values()];
  const [first = otherwise, ...others] = distinct.sort((one, other) => one.at - other.at);
  return [first, ...others];
}

/** Counts what rules matched, by correlation and group, and finds where a condition holds. */
export function createCorrelator(settings: CorrelatorSettings): Correlator {
  const { correlations, state, report, now } = settings;
  const watch = createWatch(state, now);
  const expiry = ({ correlation }: Gathered, { length }: Tiles) => {
    const { period } = correlation.rule.keys.suppress;
    return (tile: number): number => expiryOf({ start: tile * length, end: (tile + 2) * length + period }, now());
  };

  /** Adds first and reads then, so that of several at the same time the last sees all: of a single set the answer does. */
  async function onArrival(gathered: Gathered, tiles: Tiles): Promise<readonly Firing[]> {
    const { correlation, group, contributions } = gathered;
    const { timespan } = correlation.ir;
    const times = contributions.map(({ sighting }) => sighting.at);
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const expiresAt = expiry(gathered, tiles);
    const added = await tiles.add(
      contributions.map(({ sighting }) => sighting),
      expiresAt,
    );
    const beyond = await overflow(state, { correlation, contributions, expiresAt }, tiles, added);
    const seen = await tiles.read({ from: from - timespan, to: to + timespan }, added.size === 1 ? added : undefined);
    const known = [...trueTimes(correlation.ir, seen.sightings), ...beyond].sort((one, other) => one - other);
    const found = identitiesIn(correlation, group, known, { from, to: to + timespan });
    if (found.length === 0 && seen.saturated && correlation.ir.type !== 'value_count')
      report(new Error('more events than are counted, and the condition was not reached'), tiles.key(tiles.tileOf(to)));
    return found.map(({ identity, times: own }) => {
      const inside = contributions.filter(({ sighting }) =>
        own.some((at) => sighting.at <= at && sighting.at >= at - timespan),
      );
      const [{ match }] = contributions;
      const matches = matchesOf(inside, match);
      return { correlation, group, identity, times: own, sightings: sightingsAt(correlation, seen, own), matches };
    });
  }

  async function atClose(gathered: Gathered, tiles: Tiles): Promise<readonly Firing[]> {
    const { correlation, group, contributions } = gathered;
    await tiles.add(
      contributions.map(({ sighting }) => sighting),
      expiry(gathered, tiles),
    );
    await watch.open({ correlation, group, tiles, contributions });
    return [];
  }

  async function wave(occurrences: readonly Occurrence[]): Promise<readonly Firing[]> {
    if (occurrences.length === 0) return [];
    const fired = await Promise.all(
      gather(correlations, occurrences).map((gathered) => {
        const tiles = openTiles(state, gathered.correlation, gathered.group);
        return gathered.correlation.judged === 'on arrival' ? onArrival(gathered, tiles) : atClose(gathered, tiles);
      }),
    );
    const firings = fired.flat();
    return [...firings, ...(await wave(firedOccurrences(firings, correlations)))];
  }

  return {
    correlate: async (matches) => (correlations.above.size === 0 ? [] : wave(occurrencesOf(matches))),
    async close({ rule, group, tile, sample }) {
      const correlation = correlations.byId.get(rule);
      if (correlation === undefined) return [];
      const tiles = openTiles(state, correlation, group);
      const at = (tile + 1) * tiles.length - 1;
      const seen = await tiles.read({ from: tile * tiles.length, to: at });
      if (!judge(correlation.ir, seen.sightings).holds) return [];
      const firing: Firing = {
        correlation,
        group,
        identity: identityAt(correlation, group, at),
        times: [at],
        sightings: sumUp(correlation, seen.sightings, seen.saturated),
        matches: [{ rule: correlation.rule, event: sample, at }],
      };
      return [firing, ...(await wave(firedOccurrences([firing], correlations)))];
    },
  };
}
