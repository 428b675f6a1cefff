import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { byKey, checkKey, type ObjectStore, type StoredObject } from './object-store.ts';
import { ServiceError } from './service-error.ts';

const UNFINISHED = '.unfinished-';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the key is already an object',
  EEXIST: 'a part of the key is already an object',
  EISDIR: 'the key is already a folder',
  ENAMETOOLONG: 'the key is too long for this disk',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR'];

const isAbsent = (error: unknown): boolean => ABSENT.includes(codeOf(error));

const failure = (action: string, key: string, error: unknown): ServiceError =>
  error instanceof ServiceError
    ? error
    : new ServiceError(
        'InternalError',
        `${REASONS[codeOf(error)] ?? codeOf(error)}: could not ${action} ${key}`,
        'server',
      );

/** The action's value, or undefined where the file or folder is not there. */
async function unlessAbsent<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The real path of the deepest part of `path` that exists. */
const existing = async (path: string): Promise<string> =>
  (await unlessAbsent(() => realpath(path))) ?? existing(dirname(path));

/** Throws where a symbolic link on the way leads out of the folder. */
async function checkInside(root: string, path: string): Promise<void> {
  const [top, found] = await Promise.all([existing(root), existing(path)]);
  if (found !== top && !found.startsWith(top + sep))
    throw new ServiceError('InvalidArgument', `the key leads out of the folder: ${basename(path)}`);
}

type Write = (path: string, bytes: Uint8Array) => Promise<void>;

/** Under another name first, then renamed: a reader sees the whole object or none, and nothing half-written stays. */
async function writeWhole(path: string, bytes: Uint8Array, write: Write): Promise<void> {
  const unfinished = join(dirname(path), UNFINISHED + randomUUID());
  try {
    await write(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* walk(root: string, folder: string): AsyncGenerator<StoredObject> {
  const entries = await unlessAbsent(() => readdir(join(root, folder), { withFileTypes: true }));
  for (const entry of entries ?? []) {
    const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, key);
    if (!entry.isFile() || entry.name.startsWith(UNFINISHED)) continue;
    const found = await unlessAbsent(() => stat(join(root, key)));
    if (found !== undefined) yield { key, size: found.size };
  }
}

const folderOf = (prefix: string): string => {
  const folder = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
  if (folder !== '') checkKey(folder);
  return folder;
};

export interface FolderOptions {
  /** How a new file is written; for tests of a full disk. */
  readonly write?: Write;
}

/** Objects as files under `root`, which is created when needed. Errors are one sentence that names the key. */
export function createFolderObjects(root: string, options: FolderOptions = {}): ObjectStore {
  const write: Write = options.write ?? ((path, bytes) => writeFile(path, bytes, { flag: 'wx' }));

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    if (basename(key).startsWith(UNFINISHED))
      throw new ServiceError('InvalidArgument', `not a usable object key: ${key}`);
    const path = join(root, key);
    await checkInside(root, dirname(path));
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes, write);
  }

  async function get(key: string): Promise<Uint8Array | undefined> {
    await checkInside(root, join(root, key));
    return unlessAbsent(() => readFile(join(root, key)));
  }

  async function remove(key: string): Promise<void> {
    await checkInside(root, dirname(join(root, key)));
    await unlessAbsent(() => rm(join(root, key)));
  }

  async function list(prefix: string): Promise<readonly StoredObject[]> {
    const objects: StoredObject[] = [];
    for await (const object of walk(root, folderOf(prefix))) if (object.key.startsWith(prefix)) objects.push(object);
    return objects.sort(byKey);
  }

  const explain = async <T>(action: string, key: string, run: () => Promise<T>): Promise<T> => {
    checkKey(key);
    try {
      return await run();
    } catch (error) {
      throw failure(action, key, error);
    }
  };

  return {
    put: (key, bytes) => explain('write', key, () => put(key, bytes)),
    get: (key) => explain('read', key, () => get(key)),
    list,
    delete: (key) => explain('delete', key, () => remove(key)),
  };
}
