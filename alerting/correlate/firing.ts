import type { Match } from '../evaluate.ts';
import { type Group, type Identity, identityOf } from '../identity.ts';
import type { Sightings } from '../sightings.ts';
import type { Correlation } from './correlation.ts';
import { sumUp } from './found.ts';
import type { Seen } from './tiles.ts';
import { inWindows, type Span } from './windows.ts';

/** A correlation that holds for a group: one identity, and the times at which it does. */
export interface Firing {
  readonly correlation: Correlation;
  readonly group: Group;
  readonly identity: Identity;
  readonly times: readonly number[];
  readonly sightings: Sightings;
  /** What is at hand of its events; never empty. */
  readonly matches: readonly [Match, ...Match[]];
}

export const identityAt = ({ ir, rule }: Correlation, group: Group, at: number): Identity =>
  identityOf(ir.rule.id, group, at, rule.keys.suppress.period);

/** The identities that have a true time in a span, with all true times that are known of each. */
export function identitiesIn(
  correlation: Correlation,
  group: Group,
  times: readonly number[],
  { from, to }: Span,
): readonly { readonly identity: Identity; readonly times: readonly number[] }[] {
  const { period } = correlation.rule.keys.suppress;
  const touched = new Set(times.filter((at) => at >= from && at <= to).map((at) => Math.floor(at / period)));
  const known = Map.groupBy(times, (at) => Math.floor(at / period));
  return [...touched].map((tile) => {
    const own = known.get(tile) ?? [];
    return { identity: identityAt(correlation, group, own[0] ?? tile * period), times: own };
  });
}

/** What the windows that end at these times hold together. */
export function sightingsAt(
  correlation: Correlation,
  { sightings, saturated }: Seen,
  times: readonly number[],
): Sightings {
  return sumUp(correlation, inWindows(sightings, times, correlation.ir.timespan), saturated);
}
