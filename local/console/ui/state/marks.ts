import type { AlertMark } from '../../../../dashboards/compile/chart.ts';
import type { AlertSummary } from '../../api.ts';
import { openAlerts } from './live.ts';

export const markOf = ({ id, first, level, title, peer }: AlertSummary): AlertMark => ({
  id,
  at: first,
  level,
  title,
  ...(peer?.country ? { country: peer.country } : {}),
});

/** Open alerts, of one source or of all, as marks on charts. */
export const alertMarks = (source?: string): readonly AlertMark[] =>
  openAlerts.value.filter((alert) => source === undefined || alert.source === source).map(markOf);
