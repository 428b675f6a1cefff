import { useRef } from 'preact/hooks';
import type { AlertMark } from '../../../../dashboards/compile/chart.ts';
import { count } from '../../../../dashboards/compile/format.ts';
import { timeTicks } from '../../../../dashboards/compile/ticks.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { useWidth } from '../parts/width.ts';
import { zone } from '../state/settings.ts';
import type { Lane } from './lane.ts';
import { Event, MARKS, Marks, type X } from './lane-marks.tsx';

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly range: TimeRange;
  readonly marks?: readonly AlertMark[];
}

const LEFT = 140;
const RIGHT = 8;
const ROW = 22;
const FOOT = 20;

/** Events on one row a service, alerts as dashed lines over all of them. */
export function Lanes({ lanes, range, marks = [] }: LanesProps) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const shown = marks.filter(({ at }) => at >= range.from && at < range.to);
  const top = shown.length > 0 ? MARKS : 6;
  const height = top + lanes.length * ROW + FOOT;
  const inner = Math.max(1, width - LEFT - RIGHT);
  const x: X = (at) => LEFT + ((at - range.from) / (range.to - range.from)) * inner;
  const axis = height - FOOT + 2.5;
  return (
    <div class="lanes" ref={element}>
      {width === 0 ? null : (
        <svg class="lanes-plot" width={width} height={height}>
          <title>Events over time</title>
          {lanes.map(({ label, events }, i) => {
            const y = top + i * ROW + ROW / 2;
            return (
              <g key={label}>
                <line class="grid-line" x1={LEFT} x2={width - RIGHT} y1={y} y2={y} />
                <text class="lane-name" x={0} y={y + 4}>
                  {label}
                </text>
                <text class="lane-count" x={LEFT - 16} y={y + 4}>
                  {count(events.length)}
                </text>
                {events.map((event) => (
                  <Event key={event.id} event={event} x={x} y={y} />
                ))}
              </g>
            );
          })}
          <Marks marks={shown} x={x} bottom={axis} edge={width - RIGHT} />
          <line class="axis-line" x1={LEFT} x2={width - RIGHT} y1={axis} y2={axis} />
          {timeTicks(range, inner, zone.value).map(({ at, label }) => (
            <text key={at} class="tick" x={x(at)} y={height - 4}>
              {label}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
