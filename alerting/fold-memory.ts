import { hasGrown } from './alert-state.ts';
import { isFull } from './kept.ts';
import type { Sightings } from './sightings.ts';
import type { AlertState } from './state/items.ts';

/** What one process knows of an alert that is claimed. */
interface Known {
  readonly state: AlertState;
  /** Its set of entries takes no more. */
  readonly saturated: boolean;
}

const MAX_KNOWN = 10_000;

/** What this process last saw of claimed alerts, the longest unseen forgotten first. It only saves reads and writes. */
export function createFoldMemory() {
  const alerts = new Map<string, Known>();
  return {
    recall: (key: string): Known | undefined => alerts.get(key),
    remember(known: Known): void {
      alerts.delete(known.state.key);
      alerts.set(known.state.key, known);
      const [oldest] = alerts.size > MAX_KNOWN ? alerts.keys() : [];
      if (oldest !== undefined) alerts.delete(oldest);
    },
  };
}

/** Folding these sightings into the alert would change nothing in its state. */
export function isOldNews({ state }: Known, sightings: Sightings, now: number): boolean {
  const isOpen = state.closesAt !== undefined && now < state.closesAt;
  const isInside = sightings.first >= state.firstSeen && sightings.last <= state.lastSeen;
  const isCounted = isInside || !sightings.atLeast;
  return isOpen && isFull(state) && isCounted && !hasGrown(state, sightings);
}
