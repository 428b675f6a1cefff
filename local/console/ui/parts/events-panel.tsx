import { count } from '../../../../dashboards/compile/format.ts';
import type { Panel as PanelModel } from '../../../../dashboards/panel.ts';
import type { EventsRequest, EventsResponse } from '../../api.ts';
import { useAnswer } from '../state/answer.ts';
import { linkToEvents } from '../state/location.ts';
import { narrowed } from '../state/scope.ts';
import { EventTable, fieldsFor } from './event-table.tsx';
import { NoEvents } from './no-events.tsx';
import { Panel } from './panel.tsx';

interface EventsPanelProps {
  readonly panel: PanelModel;
  readonly source?: string | undefined;
}

const ROWS = 8;

/** The newest events of a panel, with a link to all of them. */
export function EventsPanel({ panel, source }: EventsPanelProps) {
  const columns = panel.columns ?? ['event.action', 'user.name', 'source.ip', 'event.outcome'];
  const { where: query = '' } = panel;
  const body: EventsRequest = {
    scope: narrowed({ query, ...(source === undefined ? {} : { source }) }),
    fields: fieldsFor(columns),
    limit: ROWS,
  };
  const answer = useAnswer<EventsResponse>({ path: '/events', body });
  const filters = source === undefined ? [] : [{ field: 'event.dataset', value: `aws.${source}` }];
  const { rows = [], total = 0 } = answer.value ?? {};
  return (
    <Panel
      title={panel.title}
      class={`c${panel.width}`}
      meta={panel.meta}
      flush
      answer={answer}
      end={
        total > 0 ? (
          <a class="link" href={linkToEvents(filters, { query })}>
            All {count(total)}
          </a>
        ) : null
      }
    >
      {rows.length > 0 ? (
        <EventTable rows={rows} columns={columns} caption={panel.title} />
      ) : answer.value ? (
        <NoEvents source={source} />
      ) : null}
    </Panel>
  );
}
