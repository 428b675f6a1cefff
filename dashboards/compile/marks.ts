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

/**
 * Ascending positions in pixels, moved apart so that no mark lies on another: to the right, and back from the edge where
 * there is no room left.
 */
export function spreadOut(positions: readonly number[], edge = Number.POSITIVE_INFINITY): readonly number[] {
  let last = Number.NEGATIVE_INFINITY;
  const placed = positions.map((x) => {
    last = Math.max(x, last + APART);
    return last;
  });
  let next = edge + APART;
  return placed
    .toReversed()
    .map((x) => {
      next = Math.min(x, next - APART);
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

function markLineOf(theme: ChartTheme, mark: AlertMark, { shift, top }: { shift: number; top: number }) {
  const color = theme.levels[mark.level];
  const foot = {
    name: mark.id,
    coord: [mark.at, 0],
    symbol: 'none',
    lineStyle: { color: `${color}80`, width: 1, type: [1, 3] },
  };
  const head = {
    coord: [mark.at, top],
    symbol: levelSymbol(mark.level),
    symbolSize: SIZE,
    symbolRotate: 0,
    symbolOffset: [shift, -SIZE],
    itemStyle: { color },
  };
  return [foot, head];
}

/** Alert marks over a plot: a shape above it and a dotted line down, on the second horizontal axis. */
export function markSeries(theme: ChartTheme, marks: readonly AlertMark[], { range, pixels, top }: MarkPlot) {
  const shown = marks.filter(({ at }) => at >= range.from && at < range.to).toSorted((a, b) => a.at - b.at);
  const positions = shown.map(({ at }) => ((at - range.from) / (range.to - range.from)) * pixels);
  const placed = spreadOut(positions, pixels - SIZE / 2);
  const data = shown.map((mark, i) => markLineOf(theme, mark, { shift: (placed[i] ?? 0) - (positions[i] ?? 0), top }));
  return {
    id: 'alerts',
    name: 'alerts',
    type: 'line',
    xAxisIndex: 1,
    data: [],
    tooltip: { show: false },
    markLine: {
      animation: false,
      label: { show: false },
      tooltip: { show: false },
      emphasis: { disabled: true },
      data,
    },
  } as const;
}
