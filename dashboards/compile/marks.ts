import type { Level } from '../../alerting/alert.ts';
import type { TimeRange } from '../query.ts';
import type { AlertMark } from './chart.ts';
import type { ChartTheme } from './theme.ts';

/** The shape of a severity in a 10 × 10 box, the same as beside its word: hexagon, triangle, square, circle, ring. */
export const LEVEL_PATHS: Readonly<Record<Level, string>> = {
  critical: 'M5 0 9.4 2.5v5L5 10 .6 7.5v-5z',
  high: 'M5 .6 9.9 9.4H.1z',
  medium: 'M2 1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z',
  low: 'M1.4 5a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z',
  informational: 'M1.3 5a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0-7.4 0zM2.7 5a2.3 2.3 0 1 1 4.6 0a2.3 2.3 0 1 1-4.6 0z',
};

export const levelSymbol = (level: Level): string => `path://${LEVEL_PATHS[level]}`;

const SIZE = 9;
const APART = 11;
const NEAR = 4;

/**
 * Ascending positions in pixels, moved apart so that no mark lies on another: to the right, and back from the edge where
 * there is no room left.
 */
export function spreadOut(
  positions: readonly number[],
  { apart = APART, edge = Number.POSITIVE_INFINITY }: { apart?: number; edge?: number } = {},
): readonly number[] {
  let last = Number.NEGATIVE_INFINITY;
  const placed = positions.map((x) => {
    last = Math.max(x, last + apart);
    return last;
  });
  let next = edge + apart;
  return placed
    .toReversed()
    .map((x) => {
      next = Math.min(x, next - apart);
      return next;
    })
    .toReversed();
}

export interface MarkPlot {
  readonly range: TimeRange;
  readonly pixels: number;
  /** The value at the plot's upper edge. */
  readonly top: number;
}

/** Alerts of one level at nearly the same place are one mark, the first of them. */
function distinct(marks: readonly AlertMark[], xOf: (mark: AlertMark) => number): readonly AlertMark[] {
  const kept: AlertMark[] = [];
  for (const mark of marks) {
    const isThere = kept.some((other) => other.level === mark.level && Math.abs(xOf(other) - xOf(mark)) < NEAR);
    if (!isThere) kept.push(mark);
  }
  return kept;
}

const lineOf = (theme: ChartTheme, { at, level }: AlertMark) => ({
  xAxis: at,
  lineStyle: { color: theme.levels[level], opacity: 0.5, width: 1, type: [1, 3] },
});

const pointOf = (theme: ChartTheme, mark: AlertMark, { shift, top }: { shift: number; top: number }) => ({
  name: mark.id,
  coord: [mark.at, top],
  symbol: levelSymbol(mark.level),
  symbolSize: SIZE,
  symbolOffset: [shift, -SIZE],
  itemStyle: { color: theme.levels[mark.level] },
});

/** Alert marks over a plot: a shape above it and a dotted line down, on the second horizontal axis. */
export function markSeries(theme: ChartTheme, marks: readonly AlertMark[], { range, pixels, top }: MarkPlot) {
  const xOf = ({ at }: AlertMark): number => ((at - range.from) / (range.to - range.from)) * pixels;
  const inside = marks.filter(({ at }) => at >= range.from && at < range.to).toSorted((a, b) => a.at - b.at);
  const shown = distinct(inside, xOf);
  const placed = spreadOut(shown.map(xOf), { edge: pixels - SIZE / 2 });
  const quiet = { animation: false, label: { show: false }, emphasis: { disabled: true } };
  return {
    id: 'alerts',
    name: 'alerts',
    type: 'line',
    xAxisIndex: 1,
    data: [],
    markLine: { ...quiet, silent: true, symbol: 'none', data: shown.map((mark) => lineOf(theme, mark)) },
    markPoint: {
      ...quiet,
      data: shown.map((mark, i) => pointOf(theme, mark, { shift: (placed[i] ?? 0) - xOf(mark), top })),
    },
  } as const;
}
