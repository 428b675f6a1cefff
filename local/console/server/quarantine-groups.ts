import type { QuarantineGroup } from '../api.ts';
import type { QuarantineReason } from '../data.ts';

const MOST_ORIGINS = 5;

/** Reasons that differ in their numbers only are one: `expected 14 fields, got 11` and `got 12`. */
const sameReason = (reason: string): string => reason.replace(/\d[\d,.]*/g, '#');

/** Newest first. */
export function quarantineGroups(reasons: readonly QuarantineReason[]): readonly QuarantineGroup[] {
  const newestFirst = reasons.toSorted((a, b) => b.sample.at - a.sample.at);
  const groups = Map.groupBy(newestFirst, ({ source, reason }) => `${source} ${sameReason(reason)}`);
  return [...groups.values()].flatMap((group) => {
    const [newest] = group;
    if (!newest) return [];
    const { source, reason, sample } = newest;
    const lines = group.reduce((sum, { count }) => sum + count, 0);
    const origins = [...new Set(group.flatMap((one) => one.sample.origin ?? []))].slice(0, MOST_ORIGINS);
    return [{ source, reason, lines, latest: sample.at, sample: sample.line, origins }];
  });
}
