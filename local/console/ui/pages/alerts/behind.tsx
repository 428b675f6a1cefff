import type { EventRow } from '../../../../../dashboards/query.ts';
import type { AlertSummary } from '../../../api.ts';
import { countText } from '../../parts/alert-cells.tsx';
import { EventTable } from '../../parts/event-table.tsx';
import { Blank, Panel } from '../../parts/panel.tsx';

interface BehindProps {
  readonly alert: AlertSummary;
  readonly events: readonly EventRow[];
}

/** What is worth a column, by what the events hold. */
const CANDIDATES = ['event.action', 'user.name', 'source.ip', 'destination.ip', 'url.path', 'aws.params.resource'];
const MOST_COLUMNS = 4;

const columnsOf = (events: readonly EventRow[]): readonly string[] => [
  ...CANDIDATES.filter((field) => events.some(({ values }) => values[field] !== undefined)).slice(0, MOST_COLUMNS),
  'event.outcome',
];

/** The events that the alert was made of. */
export const Behind = ({ alert, events }: BehindProps) => (
  <Panel title="Events behind it" meta={`${events.length} of ${countText(alert)}`} flush>
    {events.length > 0 ? (
      <EventTable rows={events} columns={columnsOf(events)} caption="Events behind the alert" />
    ) : (
      <Blank>They are not stored any more; what the rule saw is kept above</Blank>
    )}
  </Panel>
);
