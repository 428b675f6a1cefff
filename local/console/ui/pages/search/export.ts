import type { EventsRequest, EventsResponse } from '../../../api.ts';
import { toast } from '../../parts/toast.tsx';
import { call, RequestFailed } from '../../state/request.ts';
import { csvOf } from './csv.ts';

const MOST = 1_000;

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Saves the newest events of a search as CSV, a thousand at most. */
export async function exportEvents(request: EventsRequest, columns: readonly string[]): Promise<void> {
  try {
    const { rows, total } = await call<EventsResponse>({ path: '/events', body: { ...request, limit: MOST } });
    save('events.csv', csvOf(rows, columns));
    toast(total > rows.length ? `Saved the newest ${rows.length} of ${total} events` : `Saved ${rows.length} events`);
  } catch (error) {
    toast(error instanceof RequestFailed ? `Not saved: ${error.message}` : 'Not saved');
  }
}
