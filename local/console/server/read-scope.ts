import type { Filter, Scope, TimeRange } from '../../../dashboards/query.ts';
import { isSourceId } from '../../../transforms/sources/catalogue.ts';
import { RequestError } from './request-error.ts';

/** A JSON object of a request, not yet looked at. */
export type Fields = Readonly<Record<string, unknown>>;

const MAX_FILTERS = 50;
const MAX_TEXT = 8_192;
const FIELD = /^[@A-Za-z_][\w.@ -]{0,254}$/;

export function readObject(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RequestError(`${what} must be an object`);
  return value as Fields;
}

export function readText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value.length > MAX_TEXT)
    throw new RequestError(`${what} must be a text of at most ${MAX_TEXT} characters`);
  return value;
}

export function readNumber(value: unknown, what: string, { min, max }: { min: number; max: number }): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new RequestError(`${what} must be a whole number from ${min} to ${max}`);
  return value;
}

export function readField(value: unknown): string {
  if (typeof value !== 'string' || !FIELD.test(value)) throw new RequestError('a field must be a dotted name');
  return value;
}

export function readFields(value: unknown, { most }: { most: number }): readonly string[] {
  if (!Array.isArray(value) || value.length > most) throw new RequestError(`fields must be a list of at most ${most}`);
  return value.map(readField);
}

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

export const readTime = (value: unknown, what: string): number =>
  readNumber(value, what, { min: EARLIEST, max: LATEST });

export function readRange(value: unknown): TimeRange {
  const fields = readObject(value, 'range');
  const from = readTime(fields['from'], 'range.from');
  const to = readTime(fields['to'], 'range.to');
  if (from >= to) throw new RequestError('the range must end after it begins');
  return { from, to };
}

function readFilter(value: unknown): Filter {
  const { field, value: wanted, negate } = readObject(value, 'a filter');
  const isCell = wanted === null || ['string', 'number', 'boolean'].includes(typeof wanted);
  if (!isCell || (typeof wanted === 'string' && wanted.length > MAX_TEXT))
    throw new RequestError("a filter's value must be a text, a number, true, false or null");
  const filter = { field: readField(field), value: wanted as Filter['value'] };
  return negate === true ? { ...filter, negate: true } : filter;
}

/** The scope of a request. Throws RequestError. */
export function readScope(value: unknown): Scope {
  const { range, source, filters = [], query } = readObject(value, 'scope');
  if (!Array.isArray(filters) || filters.length > MAX_FILTERS)
    throw new RequestError(`filters must be a list of at most ${MAX_FILTERS}`);
  const scope = { range: readRange(range), filters: filters.map(readFilter) };
  const text = query === undefined ? {} : { query: readText(query, 'query') };
  if (source === undefined) return { ...scope, ...text };
  const id = readText(source, 'source');
  if (!isSourceId(id)) throw new RequestError('there is no such source');
  return { ...scope, ...text, source: id };
}
