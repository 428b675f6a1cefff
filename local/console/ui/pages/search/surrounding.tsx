import type { EventsRequest, EventsResponse } from '../../../api.ts';
import { EventTable, fieldsFor } from '../../parts/event-table.tsx';
import { Blank } from '../../parts/panel.tsx';
import { useAnswer } from '../../state/answer.ts';
import { linkTo, place } from '../../state/location.ts';

const FIVE_MINUTES = 5 * 60_000;
const MOST = 200;
const COLUMNS = ['event.action', 'user.name', 'event.outcome'];

/** What happened within five minutes of the event, whoever did it. */
export function Surrounding({ at, id }: { readonly at: number; readonly id: string }) {
  const body: EventsRequest = {
    scope: { range: { from: at - FIVE_MINUTES, to: at + FIVE_MINUTES }, filters: [] },
    fields: fieldsFor(COLUMNS),
    limit: MOST,
  };
  const answer = useAnswer<EventsResponse>(Number.isFinite(at) ? { path: '/events', body } : undefined);
  const rows = answer.value?.rows ?? [];
  if (rows.length === 0) return answer.value ? <Blank>Nothing else happened</Blank> : null;
  const { query, chips, options } = place.value;
  return (
    <EventTable
      rows={rows}
      columns={COLUMNS}
      caption="Events within five minutes"
      selected={id}
      linkOf={(row) => linkTo({ kind: 'search' }, { query, chips, options: { ...options, sel: row.id } })}
    />
  );
}
