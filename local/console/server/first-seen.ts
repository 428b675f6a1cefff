import type { Panel } from '../../../dashboards/panel.ts';
import type { Scope } from '../../../dashboards/query.ts';
import type { StoreReader } from '../data.ts';

const course: Panel = {
  id: 'course',
  title: 'Course',
  view: 'histogram',
  width: 12,
  metrics: [{ op: 'count' }],
  splits: [{ by: 'time' }],
};

const EXACT_MS = 1_000;
const MOST_STEPS = 6;

export interface Presence {
  readonly events: number;
  /** Start of the second in which the first event happened; absent where there is none. */
  readonly first?: number;
}

/** Looks for the first event by its bucket, then inside that bucket, down to a second. */
export async function firstSeen(store: Pick<StoreReader, 'panel'>, scope: Scope): Promise<Presence> {
  let { range } = scope;
  let events: number | undefined;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { rows, interval = EXACT_MS } = await store.panel({ panel: course, scope: { ...scope, range } });
    events ??= rows.reduce((sum, row) => sum + Number(row[1] ?? 0), 0);
    const bucket = rows.find((row) => Number(row[1] ?? 0) > 0);
    if (!bucket) return { events };
    const from = Number(bucket[0]);
    if (interval <= EXACT_MS) return { events, first: from };
    range = { from: Math.max(from, range.from), to: Math.min(from + interval, range.to) };
  }
  return { events: events ?? 0, first: range.from };
}
