import { isIP } from 'node:net';
import type { FieldType } from '../../../transforms/ecs/catalogue.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const isTime = (value: unknown): boolean =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));

const isText = (value: unknown): boolean => typeof value === 'string';

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { lat, lon } = value as { lat?: unknown; lon?: unknown };
  return typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** What a value of each type looks like in a document, so that the index takes it as it is. */
export const IS_TYPED: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  keyword: isText,
  text: isText,
  tree_text: () => false,
  ip: (value) => typeof value === 'string' && isIP(value) > 0 && !value.includes('%'),
  long: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 63,
  double: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: isTime,
  geo_point: isPlace,
};
