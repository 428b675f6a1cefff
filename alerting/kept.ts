import type { Match } from './evaluate.ts';
import { trimmed } from './trim.ts';

const MAX_EVENTS = 3;
const MAX_IDS = 20;

/** What an alert keeps of its events: the ids of some, and fewer of them trimmed. */
export interface Kept {
  readonly eventIds: readonly string[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

export const NOTHING_KEPT: Kept = { eventIds: [], events: [] };

export const isFull = ({ eventIds }: Kept): boolean => eventIds.length >= MAX_IDS;

/** Keeps more events, as far as there is room; the same object where nothing is new. */
export function keep(kept: Kept, matches: readonly Match[]): Kept {
  const fresh = matches.filter(({ event }) => !kept.eventIds.includes(event.event.id));
  if (fresh.length === 0 || isFull(kept)) return kept;
  const shown = fresh.slice(0, MAX_EVENTS - kept.events.length).map(({ event }) => trimmed(event));
  return {
    eventIds: [...kept.eventIds, ...fresh.map(({ event }) => event.event.id)].slice(0, MAX_IDS),
    events: [...kept.events, ...shown],
  };
}
