import type { Tip } from '../../../../dashboards/compile/tooltip.ts';
import type { Instance } from './echarts.ts';
import { hideTip, showTip } from './tip.tsx';

/** A place on the canvas, in its pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type TipAt = (chart: Instance, spot: Spot) => Tip | undefined;

interface PointerEvent {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly event?: unknown;
}

const isDragging = ({ event }: PointerEvent): boolean => event instanceof MouseEvent && event.buttons !== 0;

/** Shows the tip of whatever is under the pointer; none while something is dragged. */
export function followPointer(chart: Instance, element: HTMLElement, tipAt: TipAt): void {
  const zr = chart.getZr();
  zr.on('mousemove', (event: PointerEvent) => {
    const spot = { x: event.offsetX, y: event.offsetY };
    const tip = isDragging(event) ? undefined : tipAt(chart, spot);
    if (!tip) return hideTip();
    const box = element.getBoundingClientRect();
    showTip(tip, box.left + spot.x, box.top + spot.y);
  });
  zr.on('globalout', hideTip);
}

/** The value of a horizontal axis under the pointer, where the pointer is on the plot. */
export function valueUnder(chart: Instance, { x, y }: Spot, axis: number): number | undefined {
  if (!chart.containPixel('grid', [x, y])) return undefined;
  const value: unknown = chart.convertFromPixel({ xAxisIndex: axis }, x);
  return typeof value === 'number' ? value : undefined;
}
