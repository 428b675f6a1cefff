import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Query } from '../../../../dashboards/search/ast.ts';
import { type LocalEventStore, openEventStore } from '../../../../local/store/duckdb-store.ts';
import { documentOf } from '../../../local/store/document.ts';
import { temporaryFolder } from '../../../local/store/folder.ts';
import { documents, queries } from '../../search/arbitraries.ts';
import { evaluate, type Values } from '../../search/evaluate.ts';
import { catalogues } from '../../search/fields.ts';
import { print } from '../../search/print.ts';

interface Kept {
  readonly source: 'a' | 'b';
  readonly fields: Values;
}

const START = Date.UTC(2026, 10, 24);
const HOUR = 3_600_000;

let store: LocalEventStore;
let remove: () => Promise<void>;
let hour = 0;

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  store = await openEventStore({ folder: folder.path, catalogues });
});

afterAll(async () => {
  await store.close();
  await remove();
});

/** Stores the documents in an hour of their own. */
async function keep(some: readonly { source: 'a' | 'b'; values: Values }[]): Promise<readonly Kept[]> {
  hour += 1;
  const time = new Date(START + hour * HOUR).toISOString();
  const kept = some.map(({ source, values }, i) => ({
    source,
    fields: {
      ...values,
      '@timestamp': time,
      'event.id': `id-${hour}-${i}`,
      'event.dataset': `aws.${source}`,
      'event.created': time,
    },
  }));
  await store.append(kept.map(({ fields }) => documentOf(fields)));
  return kept;
}

async function found(query: string, source?: 'a' | 'b'): Promise<readonly string[]> {
  const range = { from: START + hour * HOUR, to: START + (hour + 1) * HOUR };
  const scope = { range, filters: [], query, ...(source === undefined ? {} : { source: source as 'vpc-flow' }) };
  const page = await store.events({ scope, fields: [], limit: 1_000 });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map(({ id }) => id).toSorted();
}

const expected = (query: Query, kept: readonly Kept[]): readonly string[] =>
  kept
    .filter(({ source, fields }) => evaluate(query, fields, catalogues[source]))
    .map(({ fields }) => String(fields['event.id']))
    .toSorted();

test('SQL finds the documents that the language means', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(documents, { minLength: 1, maxLength: 40 }),
      fc.array(queries, { minLength: 30, maxLength: 30 }),
      async (some, asked) => {
        const kept = await keep(some);
        for (const query of asked) expect(await found(print(query)), print(query)).toEqual(expected(query, kept));
      },
    ),
    { numRuns: 10 },
  );
});

test('a query about one source leaves the others out', async () => {
  const kept = await keep([
    { source: 'a', values: { 'x.name': 'a' } },
    { source: 'b', values: { 'x.name': 'a' } },
  ]);
  expect(await found('x.name:a', 'b')).toEqual([kept[1]?.fields['event.id']]);
});

test('a field that a source has not is absent from its events', async () => {
  const kept = await keep([
    { source: 'a', values: { 'x.name': 'a' } },
    { source: 'b', values: { 'y.name': 'a' } },
  ]);
  expect(await found('not y.name:*')).toEqual([kept[0]?.fields['event.id']]);
});
