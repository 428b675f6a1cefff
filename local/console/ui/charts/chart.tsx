import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChartOption } from '../../../../dashboards/compile/chart.ts';
import { createChart, type Instance } from './echarts.ts';
import { followPointer, type TipAt } from './pointer.ts';
import { hideTip } from './tip.tsx';

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface ChartProps {
  /** What the chart says in words; its numbers stand in `children` as a table. */
  readonly label: string;
  readonly class?: string;
  /** Called again whenever the size, the numbers or the theme change. */
  readonly draw: (size: Size) => ChartOption;
  /** Once, as soon as there is an instance: for events. */
  readonly prepare?: (chart: Instance) => void;
  /** What stands beside the pointer. */
  readonly tipAt?: TipAt;
  /** After every drawing: for what needs positions on the canvas. */
  readonly drawn?: (chart: Instance, size: Size) => void;
  readonly children?: ComponentChildren;
}

/** An ECharts canvas that follows its element's size, and the same numbers as a table for those who don't see it. */
export function Chart({ label, class: classes = '', draw, prepare, tipAt, drawn, children }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance>(undefined);
  const latestTip = useRef(tipAt);
  latestTip.current = tipAt;
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return undefined;
    const instance = createChart(element.current);
    chart.current = instance;
    prepare?.(instance);
    followPointer(instance, element.current, (from, spot) => latestTip.current?.(from, spot));
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? size.peek();
      // Without a size a map can't be projected, and an element that is being taken away has none.
      if (width < 1 || height < 1) return;
      instance.resize();
      size.value = { width: Math.floor(width), height: Math.floor(height) };
    });
    observer.observe(element.current);
    return () => {
      hideTip();
      observer.disconnect();
      instance.dispose();
    };
  }, []);
  const { width, height } = size.value;
  const option = width > 0 && height > 0 ? draw(size.value) : undefined;
  useEffect(() => {
    if (!chart.current || !option) return;
    chart.current.setOption(option, { replaceMerge: ['series', 'xAxis', 'yAxis', 'geo', 'visualMap'] });
    drawn?.(chart.current, size.peek());
  });
  return (
    <div class={`chart ${classes}`}>
      <div class="canvas" ref={element} role="img" aria-label={label} />
      <div class="sr">{children}</div>
    </div>
  );
}
