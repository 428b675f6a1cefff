import { Hono } from 'hono';
import type { EntityResponse } from '../../api.ts';
import type { StoreReader } from '../../data.ts';
import { firstSeen } from '../first-seen.ts';
import { readScope } from '../read-scope.ts';
import { readBody } from '../respond.ts';

const SHOWN = [
  'source.geo.country_iso_code',
  'source.geo.city_name',
  'source.as.organization.name',
  'source.as.number',
];

/** Since when something is known, and its newest event with what is known of its place. */
export function entityRoutes(store: Pick<StoreReader, 'panel' | 'events'>): Hono {
  return new Hono().post('/', async (context) => {
    const { scope: given } = await readBody(context);
    const scope = readScope(given);
    const [presence, page] = await Promise.all([
      firstSeen(store, scope),
      store.events({ scope, fields: SHOWN, limit: 1 }),
    ]);
    const newest = page.rows[0];
    return context.json({ ...presence, ...(newest ? { newest } : {}) } satisfies EntityResponse);
  });
}
