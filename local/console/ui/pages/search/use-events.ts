import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EventRow } from '../../../../../dashboards/query.ts';
import type { EventsRequest, EventsResponse } from '../../../api.ts';
import { fieldsFor } from '../../parts/event-table.tsx';
import { type Answer, useAnswer } from '../../state/answer.ts';
import { pause } from '../../state/clock.ts';
import { call } from '../../state/request.ts';
import { narrowed } from '../../state/scope.ts';
import { NARROW_COLUMNS } from './columns.ts';

const PAGE = 100;

export interface EventsFound {
  readonly rows: readonly EventRow[];
  readonly total: number | undefined;
  readonly took: number | undefined;
  readonly answer: Answer<EventsResponse>;
  readonly request: EventsRequest;
  /** Reads on; absent where all is read. Refreshing stops, so that nothing moves under the reader. */
  readonly more: (() => void) | undefined;
}

/** The events of a query, newest first, page after page. */
export function useEvents(query: string, columns: readonly string[]): EventsFound {
  const fields = fieldsFor([...new Set([...columns, ...NARROW_COLUMNS])]);
  const request: EventsRequest = { scope: narrowed({ query }), fields, limit: PAGE };
  const answer = useAnswer<EventsResponse>({ path: '/events', body: request });
  const older = useSignal<readonly EventRow[]>([]);
  const key = JSON.stringify(request);
  useEffect(() => {
    older.value = [];
    pause('reading on', false);
    return () => pause('reading on', false);
  }, [key]);
  const rows = [...(answer.value?.rows ?? []), ...older.value];
  const last = rows.at(-1);
  const total = answer.value?.total;
  const readOn = async (before: EventRow): Promise<void> => {
    pause('reading on', true);
    const page = await call<EventsResponse>({
      path: '/events',
      body: { ...request, before: { at: before.at, id: before.id } },
    });
    older.value = [...older.peek(), ...page.rows];
  };
  return {
    rows,
    total,
    took: answer.value?.took,
    answer,
    request,
    more:
      last && total !== undefined && rows.length < total
        ? () => void readOn(last).catch(() => pause('reading on', false))
        : undefined,
  };
}
