import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutage } from '../../../local/aws/faults.ts';
import { createFolderObjects } from '../../../local/aws/folder-objects.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createMemoryObjects } from '../../../local/aws/memory-objects.ts';
import { type ObjectStore, withOutage } from '../../../local/aws/object-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-objects-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);
const keysOf = async (store: ObjectStore, prefix = '') => (await store.list(prefix)).map(({ key }) => key);
const filesIn = async (path: string) => (await readdir(path, { recursive: true })).sort();

describe.each([
  { name: 'memory', create: () => createMemoryObjects() },
  { name: 'a folder', create: () => createFolderObjects(join(folder, 'bucket')) },
])('objects in $name', ({ create }) => {
  test('come back as they were put', async () => {
    const store = create();
    await store.put('lake/2026/a.gz', Uint8Array.of(0, 255, 10));
    expect([...((await store.get('lake/2026/a.gz')) ?? [])]).toEqual([0, 255, 10]);
  });

  test('are copies: a buffer that is used again changes nothing', async () => {
    const store = create();
    const buffer = bytes('before');
    await store.put('a', buffer);
    buffer.write('after ');
    expect(String(await store.get('a'))).not.toContain('after');
  });

  test('are replaced by another put under their key', async () => {
    const store = create();
    await store.put('a', bytes('old'));
    await store.put('a', bytes('new'));
    expect(Buffer.from((await store.get('a')) ?? []).toString()).toBe('new');
  });

  test('are listed by prefix, sorted by key, with their sizes', async () => {
    const store = create();
    for (const key of ['raw/b', 'raw/a/2', 'raw/a/1', 'rawest', 'lake/a']) await store.put(key, bytes(key));
    expect(await keysOf(store, 'raw')).toEqual(['raw/a/1', 'raw/a/2', 'raw/b', 'rawest']);
    expect(await keysOf(store, 'raw/a/')).toEqual(['raw/a/1', 'raw/a/2']);
    expect(await keysOf(store, 'nothing/here')).toEqual([]);
    expect(await store.list('lake/')).toEqual([{ key: 'lake/a', size: 6 }]);
    expect(await keysOf(store)).toHaveLength(5);
  });

  test('are gone after delete; deleting and getting what is not there is no error', async () => {
    const store = create();
    await store.put('a/b', bytes('x'));
    await store.delete('a/b');
    await store.delete('a/b');
    await store.delete('never/was');
    expect(await store.get('a/b')).toBeUndefined();
    expect(await store.get('a')).toBeUndefined();
    expect(await keysOf(store)).toEqual([]);
  });

  test.each([
    '',
    '/etc/passwd',
    '../up',
    'a/../../up',
    'a//b',
    'a/',
    './a',
    'a\\b',
    'a\u0000b',
    'a\nb',
    'c:x',
    'k'.repeat(256),
    'd/'.repeat(512),
  ])('are not put under the key %j', async (key) => {
    await expect(create().put(key, bytes('x'))).rejects.toThrow('not a usable object key');
    expect(await filesIn(folder)).toEqual([]);
  });

  test('are out of reach during an outage and there afterwards', async () => {
    const outage = createOutage();
    const clock = createManualClock(0);
    const store = withOutage(create(), outage, clock);
    await store.put('a', bytes('x'));
    outage.down(1_000);
    for (const call of [store.put('b', bytes('x')), store.get('a'), store.list(''), store.delete('a')])
      await expect(call).rejects.toMatchObject({ name: 'ServiceUnavailable', message: 'the object store is down' });
    await clock.advance(1_000);
    expect(await keysOf(store)).toEqual(['a']);
  });
});

describe('objects in a folder', () => {
  const fullDisk = (code: string) => async (path: string) => {
    await writeFile(path, 'half');
    throw Object.assign(new Error('write'), { code });
  };

  test.each([
    ['ENOSPC', 'no space left on the disk: could not write lake/a'],
    ['EROFS', 'the disk is read-only: could not write lake/a'],
    ['EIO', 'EIO: could not write lake/a'],
  ])('a write that fails with %s says so in one sentence and leaves nothing behind', async (code, message) => {
    const store = createFolderObjects(folder, { write: fullDisk(code) });
    await expect(store.put('lake/a', bytes('whole'))).rejects.toMatchObject({ message });
    expect(await filesIn(folder)).toEqual(['lake']);
    expect(await keysOf(store)).toEqual([]);
  });

  test('a write that fails leaves the object that was there', async () => {
    await createFolderObjects(folder).put('a', bytes('old'));
    await expect(createFolderObjects(folder, { write: fullDisk('ENOSPC') }).put('a', bytes('new'))).rejects.toThrow();
    expect(Buffer.from((await createFolderObjects(folder).get('a')) ?? []).toString()).toBe('old');
  });

  test('half-written objects of a process that died are not listed', async () => {
    await writeFile(join(folder, '.unfinished-1'), 'half');
    const store = createFolderObjects(folder);
    expect(await keysOf(store)).toEqual([]);
    await expect(store.put('.unfinished-1', bytes('x'))).rejects.toThrow('not a usable object key');
  });

  test.each(['out/of/it', 'out', 'parent/x'])('symbolic links don’t lead out of it: %s', async (key) => {
    const outside = await mkdtemp(join(tmpdir(), 'firewatch-outside-'));
    await writeFile(join(outside, 'secret'), 'secret');
    const root = join(folder, 'root');
    const store = createFolderObjects(root);
    await store.put('inside', bytes('x'));
    await symlink(outside, join(root, 'out'));
    await symlink(folder, join(root, 'parent'));
    await expect(store.put(key === 'out' ? 'out/x' : key, bytes('x'))).rejects.toThrow('leads out of the folder');
    await expect(store.get('out/secret')).rejects.toThrow('leads out of the folder');
    await expect(store.delete('out/secret')).rejects.toThrow('leads out of the folder');
    expect(await filesIn(outside)).toEqual(['secret']);
    expect(await keysOf(store)).toEqual(['inside']);
    await rm(outside, { recursive: true });
  });

  test('a key below an object, or above one, can’t be put', async () => {
    const store = createFolderObjects(folder);
    await store.put('a/b', bytes('x'));
    await expect(store.put('a/b/c', bytes('x'))).rejects.toThrow('a part of the key is already an object');
    await expect(store.put('a', bytes('x'))).rejects.toThrow('could not write a');
    expect(await keysOf(store)).toEqual(['a/b']);
  });

  test('objects outlive the process', async () => {
    await createFolderObjects(folder).put('a', bytes('x'));
    expect(await keysOf(createFolderObjects(folder))).toEqual(['a']);
  });
});
