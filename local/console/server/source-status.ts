import type { SourceId } from '../../../transforms/sources/catalogue.ts';
import type { SourceStatus } from '../api.ts';
import type { About, SourceStats } from '../data.ts';

const MINUTE = 60_000;
const TENFOLD = 10;
const PATIENCE = 2 * MINUTE;

/** Events a second over the running minute and the one before it. */
export function rateOf(perMinute: readonly number[], now: number, started: number): number {
  const events = (perMinute.at(-1) ?? 0) + (perMinute.at(-2) ?? 0);
  const elapsed = Math.min(MINUTE + (now % MINUTE), Math.max(1_000, now - started));
  return events / (elapsed / 1_000);
}

/** Late by more than ten times its usual gap, and by two minutes at least. */
function silenceOf({ count, span, lastArrival }: SourceStats, now: number): SourceStatus['silent'] {
  const usualGap = (span.to - span.from) / Math.max(1, count - 1);
  return now - lastArrival > Math.max(PATIENCE, TENFOLD * usualGap) ? { usualGap } : undefined;
}

export interface Listed {
  readonly id: SourceId;
  readonly title: string;
}

/** A configured source with what the store knows of it; one without events has no times, never zeros for them. */
export function sourceStatus(
  { id, title }: Listed,
  stats: SourceStats | undefined,
  about: About,
  now: number,
): SourceStatus {
  if (!stats) return { id, title, events: 0, rate: 0, perMinute: [] };
  const silent = about.live ? silenceOf(stats, now) : undefined;
  return {
    id,
    title,
    events: stats.count,
    rate: rateOf(stats.perMinute, now, about.started),
    perMinute: stats.perMinute,
    lastArrival: stats.lastArrival,
    span: stats.span,
    ...(stats.lag === undefined ? {} : { lag: stats.lag }),
    ...(silent ? { silent } : {}),
  };
}
