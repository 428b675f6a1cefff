import type { Level } from '../../alerting/alert.ts';
import { type Cell, OTHER } from '../query.ts';
import type { ChartTheme } from './theme.ts';

const LEVELS: readonly string[] = ['informational', 'low', 'medium', 'high', 'critical'] satisfies Level[];

const isLevel = (value: Cell): value is Level => typeof value === 'string' && LEVELS.includes(value);

export const sourceColor = (theme: ChartTheme, source: string): string => theme.sources[source] ?? theme.other;

/** What is bad by its name, whatever field it stands in. */
const BAD: ReadonlySet<Cell> = new Set(['failure', 'Root', 'REJECT', 'Error', 'denied']);

const OUTCOMES: ReadonlySet<Cell> = new Set(['success', 'ACCEPT', 'allowed']);
const NOTHING: ReadonlySet<Cell> = new Set([null, '', 'unknown', OTHER]);

export interface ColorRequest {
  readonly field: string | undefined;
  readonly key: Cell;
  /** Its place in the stack. */
  readonly index: number;
  /** The source of the dashboard, whose colour a single series and a success take. */
  readonly source?: string | undefined;
}

/** A colour keeps its meaning: sources and levels have their own, failure is red, nothing is grey. */
export function seriesColor(theme: ChartTheme, { field, key, index, source }: ColorRequest): string {
  const own = source === undefined ? theme.accent : sourceColor(theme, source);
  if (field === undefined) return index === 0 ? own : (theme.series[index % theme.series.length] ?? theme.other);
  if (NOTHING.has(key)) return theme.other;
  if (field === 'event.dataset') return sourceColor(theme, String(key).replace(/^aws\./, ''));
  if (BAD.has(key)) return theme.bad;
  if (OUTCOMES.has(key)) return source === undefined ? (theme.sources['vpc-flow'] ?? theme.accent) : own;
  if (isLevel(key)) return theme.levels[key];
  return theme.series[index % theme.series.length] ?? theme.other;
}

/** Steps of the heat ramp by the root of the share, so that a big value does not wash out the small ones. */
export function heatStep(value: number, max: number, { from, to }: { from: number; to: number }): number {
  if (value <= 0 || max <= 0) return 0;
  const steps = to - from + 1;
  return from + Math.min(steps - 1, Math.floor(Math.sqrt(value / max) * (steps - 0.001)));
}
