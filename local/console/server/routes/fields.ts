import { Hono } from 'hono';
import { QueryError } from '../../../../dashboards/search/query-error.ts';
import type { FieldsResponse, NewValuesResponse } from '../../api.ts';
import type { FieldValues, StoreReader } from '../../data.ts';
import { readFields, readNumber, readScope } from '../read-scope.ts';
import { readBody } from '../respond.ts';

const MOST_FIELDS = 20;
const MOST_VALUES = 100;
const DAY = 86_400_000;

/** What an analyst wants to know of first: who, from where, what, on what. */
const NOVEL = [
  'source.ip',
  'user.name',
  'user.target.name',
  'event.action',
  'aws.params.resource',
  'destination.ip',
  'source.geo.country_iso_code',
] as const;

export function fieldRoutes(store: Pick<StoreReader, 'fieldValues'>): Hono {
  return new Hono().post('/', async (context) => {
    const body = await readBody(context);
    const scope = readScope(body['scope']);
    const fields = readFields(body['fields'], { most: MOST_FIELDS });
    const size = readNumber(body['size'], 'size', { min: 1, max: MOST_VALUES });
    const values = await Promise.all(fields.map((field) => store.fieldValues(scope, field, size)));
    const entries = fields.map((field, i): [string, FieldValues] => [field, values[i] ?? { values: [], distinct: 0 }]);
    return context.json({ fields: Object.fromEntries(entries) } satisfies FieldsResponse);
  });
}

/** Values that the days before did not know. A filter that one of these fields can't take leaves the list empty. */
export function newValueRoutes(store: Pick<StoreReader, 'newValues'>): Hono {
  return new Hono().post('/', async (context) => {
    const body = await readBody(context);
    const lookback = readNumber(body['lookback'], 'lookback', { min: 1, max: 400 * DAY });
    const scope = readScope(body['scope']);
    try {
      const values = await store.newValues(scope, NOVEL, lookback);
      return context.json({ values } satisfies NewValuesResponse);
    } catch (error) {
      if (error instanceof QueryError && scope.query === undefined) return context.json({ values: [] });
      throw error;
    }
  });
}
