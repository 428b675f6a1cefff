import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AlertMark, ChartOption } from '../../../../dashboards/compile/chart.ts';
import { bucketTotals, type Stack, stackOption, stackTip } from '../../../../dashboards/compile/histogram.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { countryName } from '../parts/country.tsx';
import { pause } from '../state/clock.ts';
import { now } from '../state/live.ts';
import { filterBy, go } from '../state/location.ts';
import { placeOf } from '../state/place.ts';
import { zone } from '../state/settings.ts';
import { armBrush, brushOption, clearBrush, type Selection, selectByDragging } from './brush.ts';
import { BrushBar } from './brush-bar.tsx';
import { Chart, type Size } from './chart.tsx';
import type { Instance } from './echarts.ts';
import { type TipAt, valueUnder } from './pointer.ts';
import { StackTable } from './stack-table.tsx';
import { colors } from './theme.ts';

interface HistogramProps {
  readonly title: string;
  readonly stack: Stack;
  readonly range: TimeRange;
  readonly marks?: readonly AlertMark[];
  /** Dragging selects a range to zoom into or to search. */
  readonly brush?: boolean;
}

const selectedRange = ({ starts, interval }: Stack, { first, last }: Selection): TimeRange | undefined => {
  const from = starts[Math.max(0, first)];
  const end = starts[Math.min(starts.length - 1, last)];
  return from === undefined || end === undefined ? undefined : { from, to: end + interval };
};

const sumOf = (stack: Stack, { first, last }: Selection): number =>
  bucketTotals(stack)
    .slice(first, last + 1)
    .reduce((sum, total) => sum + total, 0);

const property = (event: object, name: string): unknown =>
  Object.hasOwn(event, name) ? (event as Readonly<Record<string, unknown>>)[name] : undefined;

/** A mark opens its alert, a bar filters by what it stands for. */
function onClick(event: object, { parts }: Stack): void {
  const name = property(event, 'name');
  if (property(event, 'componentType') === 'markPoint') {
    if (typeof name === 'string' && name !== '') go(placeOf({ kind: 'alert', id: name }));
    return;
  }
  const filter = parts[Number(property(event, 'seriesIndex'))]?.filter;
  if (filter) filterBy(filter);
}

/** Stacked bars over time: hover tells, a click filters, alert marks open, dragging selects. */
export function Histogram({ title, stack, range, marks = [], brush = true }: HistogramProps) {
  const chart = useRef<Instance>(undefined);
  const latest = useRef(stack);
  latest.current = stack;
  const selection = useSignal<Selection | undefined>(undefined);
  const select = (next: Selection | undefined): void => {
    selection.value = next;
    pause('selection', next !== undefined);
  };
  const clear = (): void => {
    if (chart.current) clearBrush(chart.current);
    select(undefined);
  };
  const theme = colors.value;
  const draw = ({ width, height }: Size): ChartOption => {
    const option = stackOption(stack, {
      theme,
      range,
      zone: zone.value,
      width,
      height,
      now: now.peek(),
      marks,
      countryName,
    });
    return brush ? { ...option, ...brushOption(theme.accent) } : option;
  };
  const prepare = (instance: Instance): void => {
    chart.current = instance;
    instance.on('click', (event) => onClick(event, latest.current));
    if (brush) selectByDragging(instance, select);
  };
  const isArmed = useRef(false);
  const drawn = (instance: Instance): void => {
    if (brush && !isArmed.current) armBrush(instance);
    isArmed.current = true;
  };
  const tipAt: TipAt = (instance, spot) => {
    const index = valueUnder(instance, spot, 0);
    return index === undefined ? undefined : stackTip(stack, index, zone.value);
  };
  const selected = selection.value && selectedRange(stack, selection.value);
  return (
    <div class="plot">
      {selected && selection.value ? (
        <BrushBar range={selected} events={sumOf(stack, selection.value)} onClear={clear} />
      ) : null}
      <Chart label={`${title} over time`} draw={draw} prepare={prepare} drawn={drawn} tipAt={tipAt}>
        <StackTable title={title} stack={stack} />
      </Chart>
    </div>
  );
}
