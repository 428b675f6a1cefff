import type { Level } from '../../../../alerting/alert.ts';
import type { EventRow } from '../../../../dashboards/query.ts';
import { sourceOf } from '../parts/source.ts';
import type { Lane, LaneEvent } from './lane.ts';

export const LANE_FIELDS = [
  'event.action',
  'event.outcome',
  'event.dataset',
  'cloud.service.name',
  'user.name',
] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const laneOf = ({ values }: EventRow): string =>
  text(values['cloud.service.name']) || sourceOf(text(values['event.dataset'])) || 'other';

const eventOf = (row: EventRow, hits: ReadonlySet<string>, level: Level | undefined): LaneEvent => ({
  id: row.id,
  at: row.at,
  label: text(row.values['event.action']) || text(row.values['event.dataset']),
  failed: row.values['event.outcome'] === 'failure',
  ...(level && hits.has(row.id) ? { hit: level } : {}),
});

interface LaneChoice {
  readonly most: number;
  readonly hits?: ReadonlySet<string>;
  readonly level?: Level;
}

/** Events by service, or by source where there is none; the busiest first, what is beyond `most` lanes in one. */
export function lanesOf(rows: readonly EventRow[], { most, hits = new Set(), level }: LaneChoice): readonly Lane[] {
  const byLane = Map.groupBy(rows, laneOf);
  const lanes = [...byLane].map(([label, events]) => ({
    label,
    events: events.map((row) => eventOf(row, hits, level)),
  }));
  const sorted = lanes.toSorted((a, b) => b.events.length - a.events.length || a.label.localeCompare(b.label));
  if (sorted.length <= most) return sorted;
  const rest = sorted.slice(most - 1);
  return [
    ...sorted.slice(0, most - 1),
    { label: `${rest.length} others`, events: rest.flatMap(({ events }) => events) },
  ];
}
