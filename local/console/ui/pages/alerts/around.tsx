import type { AlertDocument } from '../../../../../alerting/alert.ts';
import { count } from '../../../../../dashboards/compile/format.ts';
import type { Filter, TimeRange } from '../../../../../dashboards/query.ts';
import type { AlertSummary, EventsRequest, EventsResponse } from '../../../api.ts';
import { LANE_FIELDS, lanesOf } from '../../charts/lane-events.ts';
import { LaneKey } from '../../charts/lane-marks.tsx';
import { Lanes } from '../../charts/lanes.tsx';
import { ENTITY_FIELDS, entityKind } from '../../parts/entity-kind.ts';
import { Blank, Panel } from '../../parts/panel.tsx';
import { useAnswer } from '../../state/answer.ts';
import { linkToEvents } from '../../state/location.ts';
import { markOf } from '../../state/marks.ts';

interface AroundProps {
  readonly alert: AlertSummary;
  readonly document: AlertDocument;
  readonly related: readonly AlertSummary[];
}

const MINUTE = 60_000;
const MOST_EVENTS = 500;
const MOST_LANES = 5;

/** Some time before the first event and after the last, of the whole incident. */
function spanOf(alerts: readonly AlertSummary[]): TimeRange {
  const from = Math.min(...alerts.map(({ first }) => first));
  const to = Math.max(...alerts.map(({ last }) => last));
  const margin = Math.max(5 * MINUTE, (to - from) * 0.2);
  return { from: Math.floor((from - margin) / MINUTE) * MINUTE, to: Math.ceil((to + margin) / MINUTE) * MINUTE };
}

/** Whose events tell the story: the address it came from, else the actor. */
function actorFilter({ peer, who }: AlertSummary): Filter | undefined {
  const actor = peer && !peer.to ? peer : (who ?? peer);
  const kind = actor && entityKind(actor.field);
  if (!actor) return undefined;
  return { field: kind ? ENTITY_FIELDS[kind] : actor.field, value: actor.value };
}

/** What the same actor did before and after, one row a service. */
export function Around({ alert, document, related }: AroundProps) {
  const filter = actorFilter(alert);
  const range = spanOf([alert, ...related]);
  const body: EventsRequest = {
    scope: { range, filters: filter ? [filter] : [] },
    fields: LANE_FIELDS,
    limit: MOST_EVENTS,
  };
  const answer = useAnswer<EventsResponse>(filter ? { path: '/events', body } : undefined);
  const { rows = [], total = 0 } = answer.value ?? {};
  const hits = new Set(document.firewatch.event_ids);
  const lanes = lanesOf(rows, { most: MOST_LANES, hits, level: alert.level });
  const shown = rows.length < total ? `newest ${count(rows.length)} of ` : '';
  return (
    <Panel
      title="Around it"
      meta={filter ? `${shown}${count(total)} events of ${filter.value}` : ''}
      answer={answer}
      end={
        <>
          <LaneKey level={alert.level} />
          {filter ? (
            <a class="link" href={linkToEvents([filter], { range: { kind: 'between', ...range } })}>
              Open in search
            </a>
          ) : null}
        </>
      }
    >
      {lanes.length > 0 ? (
        <Lanes lanes={lanes} range={range} marks={[alert, ...related].map(markOf)} />
      ) : answer.value || !filter ? (
        <Blank>The events around it are not stored any more</Blank>
      ) : null}
    </Panel>
  );
}
