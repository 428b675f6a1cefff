/** What one invocation of a transform did, in events. received = (sent − quarantined) + filtered + quarantined. */
export interface Tally {
  received: number;
  /** By reason: `header`, `empty`, `no data`, and `not indexed` where the source's `index` setting leaves it out. */
  filtered: Record<string, number>;
  quarantined: number;
  /** Documents handed on to the search store, quarantine documents included. */
  sent: number;
}

export const emptyTally = (): Tally => ({ received: 0, filtered: {}, quarantined: 0, sent: 0 });

export const filteredOf = (tally: Tally): number => Object.values(tally.filtered).reduce((sum, n) => sum + n, 0);

export const balances = (tally: Tally): boolean =>
  tally.received === tally.sent - tally.quarantined + filteredOf(tally) + tally.quarantined;

export function addTally(into: Tally, tally: Tally): void {
  into.received += tally.received;
  into.quarantined += tally.quarantined;
  into.sent += tally.sent;
  for (const [reason, count] of Object.entries(tally.filtered))
    into.filtered[reason] = (into.filtered[reason] ?? 0) + count;
}
