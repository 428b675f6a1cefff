import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

/** A file to read; `key` is its path below what the user named, as an object's key would be. */
export interface InputFile {
  readonly path: string;
  readonly key: string;
  readonly bytes: number;
}

export interface Found {
  readonly files: readonly InputFile[];
  /** What a folder held that is not read, and why: one sentence each. */
  readonly leftOut: readonly string[];
}

/** An input that cannot be used: one clear sentence for the user. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

const ENDINGS = ['.log', '.txt', '.json', '.jsonl', '.ndjson', '.csv', '.tsv'];
const isLogFile = (name: string): boolean =>
  ENDINGS.some((ending) => name.replace(/\.gz$/, '').endsWith(ending)) || /\.gz$/.test(name);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'expected a file, got a folder',
  ELOOP: 'a link that leads nowhere',
};

export function inputError(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new InputError(`cannot read ${path}: ${REASONS[code] ?? (code || 'unknown error')}`);
}

async function leavesFolder(root: string, path: string): Promise<boolean> {
  const target = await realpath(path);
  const inside = relative(root, target);
  return inside.startsWith(`..${sep}`) || inside === '..';
}

async function visit(root: string, path: string, found: { files: InputFile[]; leftOut: string[] }): Promise<void> {
  const info = await lstat(path);
  const key = relative(root, path).split(sep).join('/');
  if (info.isSymbolicLink() && (await leavesFolder(await realpath(root), path))) {
    found.leftOut.push(`${key}: a link out of the folder`);
    return;
  }
  const target = info.isSymbolicLink() ? await stat(path) : info;
  if (target.isDirectory()) {
    if (info.isSymbolicLink()) return;
    for (const name of (await readdir(path)).sort()) await visit(root, join(path, name), found);
    return;
  }
  if (!target.isFile()) found.leftOut.push(`${key}: not a file`);
  else if (!isLogFile(path)) found.leftOut.push(`${key}: not ${ENDINGS.join(' ')} or .gz`);
  else found.files.push({ path, key, bytes: target.size });
}

async function findOne(path: string): Promise<Found> {
  const info = await stat(path);
  if (!info.isDirectory()) return { files: [{ path, key: basename(path), bytes: info.size }], leftOut: [] };
  const found = { files: [] as InputFile[], leftOut: [] as string[] };
  await visit(path, path, found);
  if (found.files.length === 0)
    throw new InputError(
      `no log files in ${path}${found.leftOut.length > 0 ? ` (${found.leftOut.length} other files)` : ''}`,
    );
  return found;
}

/** The log files of paths, folders in the order of their names. Links out of a folder are not followed. Throws InputError. */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const all: Found[] = [];
  for (const path of paths) {
    try {
      all.push(await findOne(path));
    } catch (error) {
      throw error instanceof InputError ? error : inputError(path, error);
    }
  }
  return { files: all.flatMap(({ files }) => files), leftOut: all.flatMap(({ leftOut }) => leftOut) };
}
