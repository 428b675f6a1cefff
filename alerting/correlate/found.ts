import type { Sightings } from '../sightings.ts';
import type { Correlation } from './correlation.ts';
import type { Sighting } from './sighting.ts';
import { judge } from './windows.ts';

/** What sightings come to, as an alert tells it. They are in order and not empty. */
export function sumUp({ ir }: Correlation, sightings: readonly Sighting[], atLeast: boolean): Sightings {
  const events = new Set(sightings.map(({ place, id }) => `${place} ${id}`));
  const byRule = ir.rules.map(
    (_, place) => new Set(sightings.filter((each) => each.place === place).map(({ id }) => id)).size,
  );
  const isTemporal = ir.type === 'temporal' || ir.type === 'temporal_ordered';
  return {
    count: events.size,
    atLeast,
    first: sightings[0]?.at ?? 0,
    last: sightings.at(-1)?.at ?? 0,
    figure: isTemporal ? byRule.filter((count) => count > 0).length : judge(ir, sightings).figure,
    byRule,
  };
}
