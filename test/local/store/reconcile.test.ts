import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createMemoryObjects } from '../../../local/aws/memory-objects.ts';
import type { ObjectStore } from '../../../local/aws/object-store.ts';
import type { LocalEventStore } from '../../../local/store/duckdb-store.ts';
import { lakeDocuments } from '../../../local/store/lake.ts';
import { eventOf, NOON } from './document.ts';
import { folderOfTest, storeOfTest } from './folder.ts';

const HOUR = 3_600_000;

const at = (hours: number) => ({ '@timestamp': new Date(NOON + hours * HOUR + 60_000).toISOString() });

/** Each list is a gzip member of the object. */
const put = (objects: ObjectStore, key: string, ...members: readonly (readonly string[])[]): Promise<void> =>
  objects.put(key, Buffer.concat(members.map((lines) => gzipSync(lines.map((line) => `${line}\n`).join('')))));

async function lakeAndStore() {
  const objects = createMemoryObjects();
  const store = await storeOfTest(await folderOfTest());
  return { objects, store, lake: () => lakeDocuments(objects, 'lake/') };
}

async function resend(store: LocalEventStore, lake: () => AsyncIterable<readonly string[]>) {
  const found = await store.reconcile(lake());
  let stored = 0;
  for await (const batch of store.resend(lake(), found)) stored += (await store.append(batch)).stored;
  return stored;
}

describe('a reconciliation', () => {
  test('counts ids by source and hour of event time, and names the missing ones', async () => {
    const { objects, store, lake } = await lakeAndStore();
    const other = { 'event.dataset': 'aws.b' };
    const refused = { 'event.kind': 'pipeline_error', 'error.message': 'reason' };
    await put(objects, 'lake/1.ndjson.gz', [eventOf('1'), eventOf('2')], [eventOf('3', at(1)), eventOf('1')]);
    await put(objects, 'lake/2.ndjson.gz', [
      eventOf('2', { 'event.created': 'later' }),
      eventOf('1', other),
      eventOf('q', refused),
    ]);
    await put(objects, 'other/3.ndjson.gz', [eventOf('elsewhere')]);
    await put(objects, 'lake/manifest.json', ['not a lake object']);
    await store.append([
      eventOf('1'),
      eventOf('only in the store', at(1)),
      eventOf('also', at(5)),
      eventOf('q', refused),
    ]);
    expect(await store.reconcile(lake())).toEqual([
      { source: 'a', hour: NOON, lake: 2, indexed: 1, missing: ['2'], extra: 0 },
      { source: 'a', hour: NOON + HOUR, lake: 1, indexed: 0, missing: ['3'], extra: 1 },
      { source: 'a', hour: NOON + 5 * HOUR, lake: 0, indexed: 0, missing: [], extra: 1 },
      { source: 'b', hour: NOON, lake: 1, indexed: 0, missing: ['1'], extra: 0 },
      { source: 'quarantine', hour: NOON, lake: 1, indexed: 1, missing: [], extra: 0 },
    ]);
  });

  test('sends again exactly what is missing, and then nothing is', async () => {
    const { objects, store, lake } = await lakeAndStore();
    const documents = Array.from({ length: 5_000 }, (_, i) => eventOf(`id-${i}`, at(i % 3)));
    await put(objects, 'lake/1.ndjson.gz', documents.slice(0, 3_000), documents.slice(2_000));
    await store.append(documents.filter((_, i) => i % 7 !== 0));
    expect(await resend(store, lake)).toBe(Math.ceil(5_000 / 7));
    const after = await store.reconcile(lake());
    expect(after.flatMap(({ missing }) => missing)).toEqual([]);
    expect(after.reduce((sum, { indexed }) => sum + indexed, 0)).toBe(5_000);
    expect(await resend(store, lake)).toBe(0);
  });

  test('can be of some hours and sources', async () => {
    const { objects, store, lake } = await lakeAndStore();
    await put(objects, 'lake/1.ndjson.gz', [
      eventOf('1'),
      eventOf('2', at(1)),
      eventOf('1', { 'event.dataset': 'aws.b' }),
    ]);
    const range = { from: NOON, to: NOON + HOUR };
    expect(await store.reconcile(lake(), { range, sources: ['a'] })).toEqual([
      { source: 'a', hour: NOON, lake: 1, indexed: 0, missing: ['1'], extra: 0 },
    ]);
  });

  test('of a lake without objects finds what only the store has', async () => {
    const { store, lake } = await lakeAndStore();
    expect(await store.reconcile(lake())).toEqual([]);
    await store.append([eventOf('1')]);
    expect(await store.reconcile(lake())).toMatchObject([{ lake: 0, extra: 1 }]);
  });

  test.each([
    ['no gzip', Buffer.from('plain text')],
    ['cut short', gzipSync(eventOf('1')).subarray(0, 40)],
  ])('of an object that is %s says which one it is', async (_, bytes) => {
    const { objects, store, lake } = await lakeAndStore();
    await objects.put('lake/broken.ndjson.gz', bytes);
    await expect(store.reconcile(lake())).rejects.toThrow("the lake's object lake/broken.ndjson.gz can't be read");
  });
});
