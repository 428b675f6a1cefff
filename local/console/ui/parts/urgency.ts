import type { AlertSummary } from '../../api.ts';
import { levelRank } from './severity.tsx';

/** Worst first, then newest. */
export const byUrgency = (a: AlertSummary, b: AlertSummary): number =>
  levelRank(a.level) - levelRank(b.level) || b.last - a.last;
