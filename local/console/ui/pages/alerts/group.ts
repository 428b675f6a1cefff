import type { AlertSummary } from '../../../api.ts';
import { byUrgency } from '../../parts/urgency.ts';

export type Grouping = 'incident' | 'rule' | 'none';

export const GROUPINGS: readonly { readonly id: Grouping; readonly label: string }[] = [
  { id: 'incident', label: 'Incident' },
  { id: 'rule', label: 'Rule' },
  { id: 'none', label: 'None' },
];

export interface AlertGroup {
  readonly key: string;
  /** `own` are alerts that no other one belongs to. */
  readonly kind: 'incident' | 'rule' | 'own' | 'all';
  readonly alerts: readonly AlertSummary[];
}

const groupsOf = (alerts: readonly AlertSummary[], kind: 'incident' | 'rule'): readonly AlertGroup[] =>
  [...Map.groupBy(alerts, (alert) => alert[kind])].map(([key, list]) => ({ key, kind, alerts: list }));

/** Alerts in the order in which to look at them: the group with the worst one first. */
export function grouped(alerts: readonly AlertSummary[], grouping: Grouping): readonly AlertGroup[] {
  const sorted = alerts.toSorted(byUrgency);
  if (grouping === 'none') return [{ key: 'all', kind: 'all', alerts: sorted }];
  const groups = groupsOf(sorted, grouping);
  if (grouping === 'rule') return groups;
  const together = groups.filter((group) => group.alerts.length > 1);
  const own = groups.filter((group) => group.alerts.length === 1).flatMap((group) => group.alerts);
  if (together.length === 0) return [{ key: 'all', kind: 'all', alerts: own }];
  return own.length === 0 ? together : [...together, { key: 'own', kind: 'own', alerts: own }];
}

/** The value that most alerts of an incident share, where they share one. */
export function commonEntity({
  alerts,
}: AlertGroup): { readonly field: string; readonly value: string; readonly country?: string } | undefined {
  const entities = alerts.flatMap(({ peer, who }) => [peer, who].filter((one) => one !== undefined));
  const counted = [...Map.groupBy(entities, ({ value }) => value).values()].toSorted((a, b) => b.length - a.length);
  return counted[0]?.[0];
}

/** Who acted, in the order in which they came up: `root → svc-backup → i-0f3a91c27be4d5a10`. */
export const actorsInOrder = ({ alerts }: AlertGroup): readonly string[] => [
  ...new Set(alerts.toSorted((a, b) => a.first - b.first).flatMap(({ who }) => (who ? [who.value] : []))),
];
