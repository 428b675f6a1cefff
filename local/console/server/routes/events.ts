import { Hono } from 'hono';
import type { EventResponse, EventsResponse } from '../../api.ts';
import type { ConsoleData } from '../../data.ts';
import { readFields, readNumber, readObject, readScope, readText, readTime } from '../read-scope.ts';
import { readBody } from '../respond.ts';

const MOST_FIELDS = 40;
const MOST_ROWS = 1_000;

function readBefore(value: unknown): { readonly at: number; readonly id: string } {
  const { at, id } = readObject(value, 'before');
  return { at: readTime(at, 'before.at'), id: readText(id, 'before.id') };
}

/** Alerts that name the event, with the fields that made them match. */
async function alertsOf(alerts: ConsoleData['alerts'], id: string): Promise<EventResponse['alerts']> {
  const states = await alerts.list();
  return states.flatMap(({ document }) => {
    const { identity, event_ids, matched } = document.firewatch;
    if (!event_ids.includes(id)) return [];
    const fields = matched.filter(({ value }) => value !== null).map(({ field }) => field);
    return [{ id: identity, title: document.rule.name, level: document.rule.level, fields }];
  });
}

export function eventRoutes({ store, alerts }: ConsoleData, clock: () => number): Hono {
  return new Hono()
    .post('/', async (context) => {
      const { scope, fields, limit, before } = await readBody(context);
      const query = {
        scope: readScope(scope),
        fields: readFields(fields, { most: MOST_FIELDS }),
        limit: readNumber(limit, 'limit', { min: 1, max: MOST_ROWS }),
        ...(before === undefined ? {} : { before: readBefore(before) }),
      };
      const started = clock();
      const { rows, total } = await store.events(query);
      return context.json({ rows, total, took: clock() - started } satisfies EventsResponse);
    })
    .get('/:id', async (context) => {
      const id = context.req.param('id');
      const document = await store.get(id);
      if (document === undefined) return context.json({ error: 'there is no such event' }, 404);
      return context.json({ document, alerts: await alertsOf(alerts, id) } satisfies EventResponse);
    });
}
