import { Hono } from 'hono';
import type { EventRow } from '../../../../dashboards/query.ts';
import { isSourceId } from '../../../../transforms/sources/catalogue.ts';
import type { AlertResponse, AlertSummary, AlertsResponse } from '../../api.ts';
import type { ConsoleData } from '../../data.ts';
import { summaryOf } from '../alert-summary.ts';
import { withIncidents } from '../incident.ts';
import { pick } from '../pick.ts';
import { RequestError } from '../request-error.ts';
import { readBody } from '../respond.ts';

const MOST_EVENTS = 50;
const COLUMNS = [
  'event.action',
  'user.name',
  'source.ip',
  'aws.params.resource',
  'destination.ip',
  'url.path',
  'event.outcome',
];

async function summaries({ alerts }: ConsoleData): Promise<readonly AlertSummary[]> {
  const states = await alerts.list();
  return withIncidents(states.map(summaryOf)).toSorted((a, b) => b.last - a.last);
}

function rowOf(id: string, text: string): EventRow | undefined {
  const values = pick(text, ['@timestamp', 'event.dataset', ...COLUMNS]);
  const source = String(values['event.dataset'] ?? '').replace(/^aws\./, '');
  const at = Date.parse(String(values['@timestamp'] ?? ''));
  return isSourceId(source) && Number.isFinite(at) ? { id, at, source, values } : undefined;
}

async function eventsBehind({ store }: ConsoleData, ids: readonly string[]): Promise<readonly EventRow[]> {
  const wanted = ids.slice(0, MOST_EVENTS);
  const texts = await Promise.all(wanted.map((id) => store.get(id)));
  const rows = texts.flatMap((text, i) => {
    const row = text === undefined ? undefined : rowOf(wanted[i] ?? '', text);
    return row ? [row] : [];
  });
  return rows.toSorted((a, b) => a.at - b.at);
}

/** The alerts, one with all that is known of it, and the one thing that can be done to it. */
export function alertRoutes(data: ConsoleData): Hono {
  return new Hono()
    .get('/', async (context) => context.json({ alerts: await summaries(data) } satisfies AlertsResponse))
    .get('/:id', async (context) => {
      const id = context.req.param('id');
      const [record, all] = await Promise.all([data.alerts.get(id), summaries(data)]);
      const alert = all.find((summary) => summary.id === id);
      if (!record || !alert) return context.json({ error: 'there is no such alert' }, 404);
      const { document, mails } = record;
      const events = await eventsBehind(data, document.firewatch.event_ids);
      const related = all.filter((other) => other.incident === alert.incident && other.id !== id);
      return context.json({ alert, document, mails, events, related } satisfies AlertResponse);
    })
    .put('/:id/status', async (context) => {
      const { status } = await readBody(context);
      if (status !== 'open' && status !== 'acknowledged')
        throw new RequestError('the status must be open or acknowledged');
      const found = await data.alerts.setStatus(context.req.param('id'), status);
      return found ? context.json({ status }) : context.json({ error: 'there is no such alert' }, 404);
    });
}
