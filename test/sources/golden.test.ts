import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsFlat } from '@elastic/ecs';
import { describe, expect, test } from 'vitest';
import { catalogues, sourceIds } from '../../transforms/sources/catalogue.ts';
import { emptyValues } from './empty-values.ts';
import { normalizeCase } from './golden.ts';

const folder = import.meta.dirname;
const update = process.env['UPDATE_GOLDEN'] !== undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The dotted paths of a document's leaves; lists of objects give their members' paths. */
function leaves(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value) && value.some(isObject)) return value.flatMap((item) => leaves(item, path));
  if (!isObject(value)) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`));
}

interface AllowedValue {
  readonly name: string;
  readonly expected_event_types?: readonly string[];
}
const ecs = EcsFlat as unknown as Readonly<Record<string, { readonly allowed_values?: readonly AllowedValue[] }>>;
const allowed = (field: string): readonly AllowedValue[] => ecs[field]?.allowed_values ?? [];

function wrongTypes(event: Record<string, unknown>): readonly string[] {
  const categories = (event['category'] ?? []) as string[];
  const types = (event['type'] ?? []) as string[];
  const expected = allowed('event.category').filter(({ name }) => categories.includes(name));
  const fitting = new Set(expected.flatMap(({ expected_event_types: names }) => names ?? []));
  return types.filter((type) => !fitting.has(type));
}

for (const id of sourceIds) {
  const cases = join(folder, id);
  const names = readdirSync(cases)
    .filter((name) => name.endsWith('.log'))
    .map((name) => name.slice(0, -4));
  describe(id, () => {
    test.each(names)('%s', (name) => {
      const documents = normalizeCase(id, join(cases, `${name}.log`));
      const path = join(cases, `${name}.expected.json`);
      if (update && !existsSync(path)) writeFileSync(path, `${JSON.stringify(documents, null, 2)}\n`);
      expect(documents).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    });

    test.each(names)('%s: every field is ECS or in the catalogue, and none is empty', (name) => {
      const fields = catalogues[id] as Readonly<Record<string, unknown>>;
      for (const document of normalizeCase(id, join(cases, `${name}.log`))) {
        if (!isObject(document) || 'filtered' in document) continue;
        const unknown = leaves(document, '').filter(
          (path) =>
            !Object.hasOwn(fields, path) &&
            !path.startsWith(`aws.${id}.`) &&
            !path.startsWith('firewatch.') &&
            !/\.geo\.location\.(lat|lon)$/.test(path),
        );
        expect(unknown).toEqual([]);
        expect(
          leaves(document, '').filter(
            (path) =>
              !/^(aws|firewatch|labels)\./.test(path) &&
              !Object.hasOwn(ecs, path) &&
              !/\.geo\.location\.(lat|lon)$/.test(path),
          ),
        ).toEqual([]);
        expect(emptyValues(document, '')).toEqual([]);
      }
    });

    test.each(names)('%s: categories, types and outcomes are ones that ECS allows together', (name) => {
      for (const document of normalizeCase(id, join(cases, `${name}.log`))) {
        if (!isObject(document) || 'filtered' in document) continue;
        const event = document['event'] as Record<string, unknown>;
        const names = (field: string): readonly string[] => allowed(field).map((value) => value.name);
        expect(names('event.kind')).toContain(event['kind']);
        for (const category of (event['category'] ?? []) as string[])
          expect(names('event.category')).toContain(category);
        for (const type of (event['type'] ?? []) as string[]) expect(names('event.type')).toContain(type);
        if (event['outcome'] !== undefined) expect(names('event.outcome')).toContain(event['outcome']);
        expect(wrongTypes(event)).toEqual([]);
      }
    });
  });
}

test.each(sourceIds)('%s has fixtures, and its fields fit one index and one table', (id) => {
  const fields = Object.values(catalogues[id]);
  expect(readdirSync(join(folder, id)).length).toBeGreaterThan(1);
  expect(fields.length).toBeLessThanOrEqual(900);
  expect(fields.filter((field) => !('column' in field)).length).toBeLessThanOrEqual(120);
});
