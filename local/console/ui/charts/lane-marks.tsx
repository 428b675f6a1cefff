import type { Level } from '../../../../alerting/alert.ts';
import type { AlertMark } from '../../../../dashboards/compile/chart.ts';
import { LEVEL_PATHS, spreadOut } from '../../../../dashboards/compile/marks.ts';
import { clock } from '../../../../dashboards/compile/zone.ts';
import { openEvent } from '../parts/event-table.tsx';
import { levelClass, levelWord } from '../parts/severity.tsx';
import { linkTo } from '../state/location.ts';
import { zone } from '../state/settings.ts';
import type { LaneEvent } from './lane.ts';

/** Room for the marks over the lanes, in pixels. */
export const MARKS = 22;

/** Where a moment lies. */
export type X = (at: number) => number;

/** Filled is a success, hollow a failure; tall and coloured is behind the alert. */
export function Event({ event, x, y }: { readonly event: LaneEvent; readonly x: X; readonly y: number }) {
  const height = event.hit ? 14 : 10;
  const kind = event.hit ? `hit ${levelClass(event.hit)}` : event.failed ? 'failed' : 'done';
  const title = `${clock(event.at, zone.value)} ${event.label}${event.failed ? ', failed' : ''}`;
  return (
    <a href={openEvent(event)} aria-label={title}>
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

/** Alerts over all lanes. */
export function Marks({ marks, x, bottom, edge }: MarksProps) {
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
