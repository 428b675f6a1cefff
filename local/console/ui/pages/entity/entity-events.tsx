import type { Filter } from '../../../../../dashboards/query.ts';
import type { AlertSummary, EventsResponse } from '../../../api.ts';
import { lanesOf } from '../../charts/lane-events.ts';
import { LaneKey } from '../../charts/lane-marks.tsx';
import { Lanes } from '../../charts/lanes.tsx';
import { EventTable } from '../../parts/event-table.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';
import type { Answer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { linkToEvents } from '../../state/location.ts';
import { markOf } from '../../state/marks.ts';

const MOST_LANES = 9;
const LISTED = 12;

/** What is worth a column of an entity's events. */
export const COLUMNS = ['event.action', 'user.name', 'source.ip', 'aws.params.resource', 'event.outcome', 'error.code'];

/** Its events by service, its alerts over them. */
export function Timeline({
  answer,
  own,
}: {
  readonly answer: Answer<EventsResponse>;
  readonly own: readonly AlertSummary[];
}) {
  const rows = answer.value?.rows ?? [];
  const lanes = lanesOf(rows, { most: MOST_LANES });
  return (
    <Panel title="Timeline" class="c8" meta="by service; alerts on top" answer={answer} end={<LaneKey />}>
      {lanes.length > 0 ? (
        <Lanes lanes={lanes} range={range.value} marks={own.map(markOf)} />
      ) : answer.value ? (
        <Blank>No events in this range</Blank>
      ) : null}
    </Panel>
  );
}

/** Its newest events, with a link to all of them. */
export function Newest({ answer, filter }: { readonly answer: Answer<EventsResponse>; readonly filter: Filter }) {
  const rows = (answer.value?.rows ?? []).slice(0, LISTED);
  return (
    <Panel
      title="Events"
      class="c12"
      meta="newest first"
      flush
      answer={answer}
      end={
        <a class="link" href={linkToEvents([filter])}>
          All {answer.value?.total ?? ''}
        </a>
      }
    >
      {rows.length > 0 ? (
        <EventTable rows={rows} columns={COLUMNS} showSource caption="Newest events" />
      ) : answer.value ? (
        <Blank>No events in this range</Blank>
      ) : null}
    </Panel>
  );
}
