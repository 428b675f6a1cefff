import type { QuarantineGroup } from '../api.ts';
import type { QuarantinedEvent } from '../data.ts';

const MOST_ORIGINS = 5;

/** Reasons that differ in their numbers only are one: `expected 14 fields, got 11` and `got 12`. */
const sameReason = (reason: string): string => reason.replace(/\d[\d,.]*/g, '#');

/** Newest first. */
export function quarantineGroups(events: readonly QuarantinedEvent[]): readonly QuarantineGroup[] {
  const groups = new Map<string, QuarantinedEvent[]>();
  for (const event of events.toSorted((a, b) => b.at - a.at)) {
    const key = `${event.source} ${sameReason(event.reason)}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()].flatMap((group) => {
    const [newest] = group;
    if (!newest) return [];
    const origins = [...new Set(group.flatMap(({ origin }) => (origin ? [origin] : [])))].slice(0, MOST_ORIGINS);
    const { source, reason, at, line } = newest;
    return [{ source, reason, lines: group.length, latest: at, sample: line, origins }];
  });
}
