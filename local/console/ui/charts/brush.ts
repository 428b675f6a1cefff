import type { ECharts } from 'echarts/core';
import type { ChartOption } from '../../../../dashboards/compile/chart.ts';

/** The buckets between which a selection lies, both included. */
export interface Selection {
  readonly first: number;
  readonly last: number;
}

interface BrushArea {
  readonly coordRange?: readonly number[];
}

function areasOf(event: unknown): readonly BrushArea[] {
  const areas: unknown = typeof event === 'object' && event !== null && 'areas' in event ? event.areas : [];
  return Array.isArray(areas) ? areas : [];
}

/** Dragging over the plot selects buckets; a click takes the selection away. */
export function selectByDragging(chart: ECharts, onSelect: (selection: Selection | undefined) => void): void {
  chart.on('brushEnd', (event) => {
    const range = areasOf(event)[0]?.coordRange;
    const [first, last] = range ?? [];
    onSelect(typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined);
  });
}

export function armBrush(chart: ECharts): void {
  chart.dispatchAction({
    type: 'takeGlobalCursor',
    key: 'brush',
    brushOption: { brushType: 'lineX', brushMode: 'single', xAxisIndex: 0 },
  });
}

export const clearBrush = (chart: ECharts): void => chart.dispatchAction({ type: 'brush', areas: [] });

/** `color` is a colour of six hexadecimal digits. */
export const brushOption = (color: string): Pick<ChartOption, 'brush'> => ({
  brush: {
    toolbox: [],
    xAxisIndex: 0,
    brushLink: 'none',
    transformable: false,
    throttleType: 'debounce',
    outOfBrush: { colorAlpha: 1 },
    brushStyle: { color: `${color}29`, borderColor: color, borderWidth: 1 },
  },
});
