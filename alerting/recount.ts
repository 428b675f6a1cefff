import type { Correlations } from './correlate/correlations.ts';
import { createRecount as createCorrelationRecount } from './correlate/recount.ts';
import { type Sightings, sightingsOf } from './sightings.ts';
import type { AlertState } from './state/items.ts';
import type { StateStore } from './state/state-store.ts';

/** Counts the events of an alert once more; undefined where nothing of them is left. */
export function createRecount(
  state: StateStore,
  correlations: Correlations,
): (alert: AlertState) => Promise<Sightings | undefined> {
  const recountCorrelation = createCorrelationRecount(state, correlations);
  return async ({ counted, firstSeen, lastSeen }) => {
    if (counted.kind === 'correlation') return recountCorrelation(counted);
    const set = (await state.read([counted.key])).get(counted.key);
    return set && sightingsOf(set, counted.start, { first: firstSeen, last: lastSeen });
  };
}
