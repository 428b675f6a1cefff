import { useRef } from 'preact/hooks';
import type { Level } from '../../../../alerting/alert.ts';
import type { AlertMark } from '../../../../dashboards/compile/chart.ts';
import { count } from '../../../../dashboards/compile/format.ts';
import { LEVEL_PATHS, spreadOut } from '../../../../dashboards/compile/marks.ts';
import { timeTicks } from '../../../../dashboards/compile/ticks.ts';
import { clock } from '../../../../dashboards/compile/zone.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { levelClass, levelWord } from '../parts/severity.tsx';
import { useWidth } from '../parts/width.ts';
import { linkTo } from '../state/location.ts';
import { zone } from '../state/settings.ts';

export interface LaneEvent {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  readonly failed: boolean;
  /** The event is behind the alert shown. */
  readonly hit?: Level;
}

export interface Lane {
  readonly label: string;
  readonly events: readonly LaneEvent[];
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly range: TimeRange;
  readonly marks?: readonly AlertMark[];
}

const LEFT = 140;
const RIGHT = 8;
const ROW = 22;
const MARKS = 22;
const FOOT = 20;

type X = (at: number) => number;

/** Filled is a success, hollow a failure; tall and coloured is behind the alert. */
function Event({ event, x, y }: { readonly event: LaneEvent; readonly x: X; readonly y: number }) {
  const height = event.hit ? 14 : 10;
  const kind = event.hit ? `hit ${levelClass(event.hit)}` : event.failed ? 'failed' : 'done';
  const title = `${clock(event.at, zone.value)} ${event.label}${event.failed ? ', failed' : ''}`;
  return (
    <a
      href={linkTo({ kind: 'search' }, { query: `event.id:"${event.id}"`, options: { sel: event.id } })}
      aria-label={title}
    >
      <rect class={`lane-event ${kind}`} x={x(event.at) - 1.75} y={y - height / 2} width={3.5} height={height} rx={1}>
        <title>{title}</title>
      </rect>
    </a>
  );
}

interface MarksProps {
  readonly marks: readonly AlertMark[];
  readonly x: X;
  readonly bottom: number;
  readonly edge: number;
}

function Marks({ marks, x, bottom, edge }: MarksProps) {
  const shown = marks.toSorted((a, b) => a.at - b.at);
  const placed = spreadOut(
    shown.map(({ at }) => x(at)),
    { edge },
  );
  return (
    <>
      {shown.map(({ id, at, level, title }, i) => (
        <a
          key={id}
          href={linkTo({ kind: 'alert', id })}
          class={levelClass(level)}
          aria-label={`${levelWord(level)}: ${title}`}
        >
          <line class="lane-mark" x1={x(at)} x2={x(at)} y1={MARKS - 4} y2={bottom} />
          <path
            class="mark"
            transform={`translate(${(placed[i] ?? x(at)) - 5},3)`}
            d={LEVEL_PATHS[level]}
            fill-rule="evenodd"
          >
            <title>{title}</title>
          </path>
        </a>
      ))}
    </>
  );
}

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

/** What the marks of a lane mean. */
export const LaneKey = ({ level }: { readonly level?: Level }) => (
  <span class="lane-key">
    <svg width={4} height={10} aria-hidden="true">
      <rect class="lane-event done" width={4} height={10} rx={1} />
    </svg>
    success
    <svg width={5} height={11} aria-hidden="true">
      <rect class="lane-event failed" x={0.5} y={0.5} width={4} height={10} rx={1} />
    </svg>
    failure
    {level ? (
      <>
        <svg class={levelClass(level)} width={4} height={13} aria-hidden="true">
          <rect class="lane-event hit" width={4} height={13} rx={1} />
        </svg>
        this alert
      </>
    ) : null}
  </span>
);
