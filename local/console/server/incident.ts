import type { AlertSummary } from '../api.ts';

const HOUR = 3_600_000;

/** What ties alerts together: the same actor, the same address, or one's resource being the other's actor. */
const ties = ({ who, peer, resource }: AlertSummary): readonly string[] =>
  [who?.value, peer?.value, ...(resource?.split(/,\s*/) ?? [])].filter(
    (tie) => tie !== undefined && tie !== '',
  ) as string[];

const overlap = (a: AlertSummary, b: AlertSummary): boolean =>
  Math.max(a.first, b.first) - Math.min(a.last, b.last) <= HOUR;

/** Alerts that share an actor or a resource within an hour get the same `incident`: the id of the first of them. */
export function withIncidents(alerts: readonly AlertSummary[]): readonly AlertSummary[] {
  const inOrder = alerts.toSorted((a, b) => a.first - b.first);
  const leader = new Map(inOrder.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    const up = leader.get(id) ?? id;
    return up === id ? id : find(up);
  };
  const byTie = new Map<string, AlertSummary[]>();
  for (const alert of inOrder)
    for (const tie of ties(alert)) {
      const known = byTie.get(tie) ?? [];
      for (const other of known) if (overlap(alert, other)) leader.set(find(alert.id), find(other.id));
      byTie.set(tie, [...known, alert]);
    }
  return alerts.map((alert) => ({ ...alert, incident: find(alert.id) }));
}
