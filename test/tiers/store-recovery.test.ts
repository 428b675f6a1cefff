import { type ChildProcess, spawn } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEventStore } from '../../local/store/duckdb-store.ts';
import { StoreError } from '../../local/store/store-error.ts';
import { field } from '../../transforms/ecs/catalogue.ts';
import { catalogues } from '../dashboards/search/fields.ts';
import { DAY, eventOf, NOON } from '../local/store/document.ts';
import { folderOfTest, storeOfTest } from '../local/store/folder.ts';

const now = (): number => NOON;
const everything = { range: DAY, filters: [] };
const SEGMENT = 'segments/a/2026-11-24/000001.ndjson';
const CACHE = 'firewatch.duckdb';

/** A folder with a closed store of these ids, each in a batch of its own. */
async function closedStore(...ids: readonly string[]): Promise<string> {
  const folder = await folderOfTest();
  const store = await openEventStore({ folder, catalogues, now });
  for (const id of ids) await store.append([eventOf(id, { 'x.name': `name of ${id}` })]);
  await store.close();
  return folder;
}

/** Opens a folder's store and says what it holds and what it told. */
async function reopened(folder: string) {
  const notices: string[] = [];
  const store = await storeOfTest(folder, { now, onNotice: (sentence) => notices.push(sentence) });
  const { rows } = await store.events({ scope: everything, fields: ['x.name'], limit: 100 });
  return { store, notices, ids: rows.map(({ id }) => id).toSorted(), rows };
}

describe('a store that is opened again', () => {
  test('holds what it held, and has nothing to tell', async () => {
    const { ids, notices, store } = await reopened(await closedStore('1', '2'));
    expect([ids, notices]).toEqual([['1', '2'], []]);
    expect(await store.append([eventOf('1'), eventOf('3')])).toEqual({ stored: 1, repeats: 1 });
  });

  test('is made anew from its segments where the tables are gone', async () => {
    const folder = await closedStore('1', '2');
    await rm(join(folder, CACHE));
    const { ids, rows, notices, store } = await reopened(folder);
    expect([ids, notices]).toEqual([['1', '2'], ['2 documents were read from the segments again']]);
    expect(rows[0]?.values['x.name']).toMatch(/^name of /);
    expect(await store.get('1')).toBe(eventOf('1', { 'x.name': 'name of 1' }));
    expect(await store.append([eventOf('1'), eventOf('3')])).toEqual({ stored: 1, repeats: 1 });
    expect(await store.get('3')).toContain('"ingested"');
  });

  test.each<[string, (path: string) => Promise<void>]>([
    ['is no database', (path) => writeFile(path, 'no database')],
    ['is empty', (path) => writeFile(path, '')],
    ['is cut short', async (path) => truncate(path, Math.floor((await stat(path)).size / 2))],
    ['has a flipped byte in a table', async (path) => flip(path, (await stat(path)).size - 100_000)],
    ['has a flipped byte in its header', (path) => flip(path, 12)],
    ['has a broken log of changes', (path) => writeFile(`${path}.wal`, 'x'.repeat(10))],
  ])('is whole where its file %s', async (_, damage) => {
    const folder = await closedStore('1', '2');
    await damage(join(folder, CACHE));
    const { ids, notices } = await reopened(folder);
    expect(ids).toEqual(['1', '2']);
    for (const notice of notices) expect(notice).toMatch(/^(firewatch\.duckdb is damaged|2 documents were read)/);
  });

  test('sets a damaged file aside', async () => {
    const folder = await closedStore('1');
    await writeFile(join(folder, CACHE), 'no database');
    const { notices } = await reopened(folder);
    expect(notices[0]).toBe(
      'firewatch.duckdb is damaged and was set aside as firewatch.duckdb.damaged: it is made anew from the segments',
    );
    expect(await readFile(join(folder, `${CACHE}.damaged`), 'utf8')).toBe('no database');
  });

  test('has the columns of a field catalogue that has changed', async () => {
    const folder = await closedStore('1');
    const notices: string[] = [];
    const changed = { a: { ...catalogues.a, 'x.label': field.keyword('Label') } };
    const store = await openEventStore({ folder, catalogues: changed, onNotice: (sentence) => notices.push(sentence) });
    onTestFinished(() => store.close());
    expect(notices).toEqual([
      "the store's tables are of another version: they are made anew from the segments",
      '1 document was read from the segments again',
    ]);
    expect((await store.events({ scope: { ...everything, query: 'not x.label:*' }, fields: [], limit: 5 })).total).toBe(
      1,
    );
  });

  test('finds the events of a source that it did not know before', async () => {
    const folder = await folderOfTest();
    const before = await openEventStore({ folder, catalogues: { b: catalogues.b }, now });
    await before.append([eventOf('1')]);
    expect((await before.quarantine(5)).map(({ reason }) => reason)).toEqual(['unknown dataset "aws.a"']);
    await before.close();
    const { ids, store } = await reopened(folder);
    expect(ids).toEqual(['1']);
    expect(await store.quarantine(5)).toEqual([]);
  });
});

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

describe('a segment', () => {
  test('that ends in an unfinished line is cut to its last whole one', async () => {
    const folder = await closedStore('1', '2');
    await appendFile(join(folder, SEGMENT), eventOf('3').slice(0, 40));
    const { ids, notices, store } = await reopened(folder);
    expect(ids).toEqual(['1', '2']);
    expect(notices).toEqual(['a/2026-11-24/000001.ndjson ended in an unfinished line: 40 bytes were cut off']);
    await store.append([eventOf('3')]);
    expect((await readFile(join(folder, SEGMENT), 'utf8')).split('\n')).toHaveLength(4);
    expect(await store.get('3')).toContain('"id":"3"');
  });

  test('with lines that the tables have not is read on from there', async () => {
    const folder = await closedStore('1', '2');
    await appendFile(join(folder, SEGMENT), `${eventOf('3')}\n${eventOf('2')}\n`);
    const { ids, notices, store } = await reopened(folder);
    expect([ids, notices]).toEqual([['1', '2', '3'], ['1 document was read from the segments again']]);
    expect(await store.get('3')).toBe(eventOf('3'));
  });

  test.each([
    ['is gone', (path: string) => rm(path), [], '2 documents were dropped, because their segment is gone'],
    [
      'was cut',
      (path: string) => truncate(path, eventOf('1', { 'x.name': 'name of 1' }).length + 1),
      ['1'],
      '1 document was dropped, because its segment is gone',
    ],
  ])('that %s takes its events with it', async (_, remove, expected, notice) => {
    const folder = await closedStore('1', '2');
    await remove(join(folder, SEGMENT));
    const { ids, notices, store } = await reopened(folder);
    expect([ids, notices]).toEqual([expected, [notice]]);
    expect((await store.append([eventOf('1'), eventOf('2')])).stored).toBe(2 - expected.length);
    expect(await store.get('2')).toContain('"id":"2"');
  });

  test('holds the documents as they were delivered, by source and day of arrival', async () => {
    const folder = await folderOfTest();
    const store = await storeOfTest(folder, { now });
    const other = eventOf('2', { 'event.dataset': 'aws.b' });
    await store.append([eventOf('1'), other, 'no JSON']);
    expect(await readFile(join(folder, SEGMENT), 'utf8')).toBe(`${eventOf('1')}\n`);
    expect(await readFile(join(folder, SEGMENT.replace('/a/', '/b/')), 'utf8')).toBe(`${other}\n`);
    expect(await readFile(join(folder, SEGMENT.replace('/a/', '/quarantine/')), 'utf8')).toBe('no JSON\n');
  });

  test('that is full is followed by the next one', async () => {
    const folder = await folderOfTest();
    const store = await storeOfTest(folder, { now });
    const large = { 'x.kept': 'x'.repeat(9 * 1024 * 1024) };
    for (const id of ['1', '2', '3']) await store.append([eventOf(id, large)]);
    expect(await readdir(join(folder, 'segments/a/2026-11-24'))).toEqual(['000001.ndjson', '000002.ndjson']);
    expect(await store.get('3')).toContain('"id":"3"');
  });
});

describe('a disk that refuses', () => {
  const full = (): Error => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  test('leaves nothing half-kept, of any source', async () => {
    const folder = await folderOfTest();
    let refuses = false;
    const store = await storeOfTest(folder, {
      now,
      async append(path, bytes) {
        const isSecond = path.includes('/b/');
        await mkdir(join(path, '..'), { recursive: true });
        await appendFile(path, refuses && isSecond ? bytes.subarray(0, 30) : bytes);
        if (refuses && isSecond) throw full();
      },
    });
    await store.append([eventOf('1')]);
    refuses = true;
    const batch = [eventOf('2'), eventOf('3', { 'event.dataset': 'aws.b' })];
    await expect(store.append(batch)).rejects.toThrow(
      new StoreError('no space left on the disk: the batch was not stored'),
    );
    expect(await readFile(join(folder, SEGMENT), 'utf8')).toBe(`${eventOf('1')}\n`);
    expect(await readdir(join(folder, 'segments/b/2026-11-24'))).toEqual([]);
    expect(await store.count()).toBe(1);
    refuses = false;
    expect(await store.append(batch)).toEqual({ stored: 2, repeats: 0 });
    expect(await store.get('3')).toContain('"id":"3"');
  });

  test('of the tables leaves the segment as it was', async () => {
    const folder = await folderOfTest();
    const store = await storeOfTest(folder, { now });
    await store.append([eventOf('1')]);
    await rm(join(folder, 'batch.ndjson'));
    await mkdir(join(folder, 'batch.ndjson'));
    await expect(store.append([eventOf('2')])).rejects.toThrow(/: the batch was not stored$/);
    expect(await readFile(join(folder, SEGMENT), 'utf8')).toBe(`${eventOf('1')}\n`);
    await rm(join(folder, 'batch.ndjson'), { recursive: true });
    expect(await store.append([eventOf('2')])).toEqual({ stored: 1, repeats: 0 });
    expect(await store.get('2')).toContain('"id":"2"');
  });
});

const PROGRAM = fileURLToPath(new URL('../local/store/appending-process.ts', import.meta.url));

/** A process that stores batches in the folder, and the lines that it prints. */
function appendingProcess(folder: string): { child: ChildProcess; lines: AsyncIterator<string> } {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const exited = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));

describe('another process', () => {
  test('that is killed while it writes loses nothing that was acknowledged', async () => {
    const folder = await folderOfTest();
    const { child, lines } = appendingProcess(folder);
    let acknowledged = -1;
    while (acknowledged < 12) {
      const { value } = await lines.next();
      if (value !== 'open') acknowledged = Number(value);
    }
    const exit = exited(child);
    child.kill('SIGKILL');
    await exit;
    const store = await storeOfTest(folder);
    const query = `x.size <= ${acknowledged}`;
    const { total } = await store.events({ scope: { ...everything, query }, fields: [], limit: 1 });
    expect(total).toBe((acknowledged + 1) * 50);
    expect(await store.append([eventOf('0-0'), eventOf('new')])).toEqual({ stored: 1, repeats: 1 });
  });

  test('that has the folder open is named in one sentence', async () => {
    const folder = await folderOfTest();
    const { child, lines } = appendingProcess(folder);
    await lines.next();
    const sentence = `another process (${child.pid}) uses the store in ${folder}: stop it first or choose another folder`;
    await expect(openEventStore({ folder, catalogues })).rejects.toThrow(new StoreError(sentence));
  });

  test('is told from this one', async () => {
    const folder = await folderOfTest();
    await storeOfTest(folder);
    await expect(openEventStore({ folder, catalogues })).rejects.toThrow(
      new StoreError(`this process has opened the store in ${folder} already`),
    );
  });
});
