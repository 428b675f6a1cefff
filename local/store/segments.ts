import { mkdir, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAbsent, reasonOf, StoreError } from './store-error.ts';
import { lastLineEnd } from './torn-line.ts';

/** A new file begins once one holds this much. */
const FULL_BYTES = 16 * 1024 * 1024;

const SUFFIX = '.ndjson';

/** A file of documents, one a line. `path` is relative to the segments' folder. */
export interface Segment {
  readonly path: string;
  readonly bytes: number;
}

/** Lines written in one piece: where the first of them begins. */
export interface Placement {
  readonly path: string;
  readonly offset: number;
}

/** Appends to a file that may not be there, and returns when it is on the disk. */
export type AppendBytes = (path: string, bytes: Uint8Array) => Promise<void>;

export interface Segments {
  /** All that there were when opened, oldest first of each source; lines that a crash cut short are cut off. */
  readonly existing: readonly Segment[];
  /**
   * Writes lines, by source. All of them are on the disk when this resolves; where it throws StoreError, none is kept.
   */
  write(lines: ReadonlyMap<string, Uint8Array>, day: string): Promise<ReadonlyMap<string, Placement>>;
  /** Takes back what `write` has just written. */
  undo(placements: Iterable<Placement>): Promise<void>;
  read(path: string, offset: number, length: number): Promise<Buffer | undefined>;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Every batch is on the disk before it is acknowledged; a new file's folder too. */
const appendDurably: AppendBytes = async (path, bytes) => {
  const file = await open(path, 'a');
  try {
    await file.appendFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
};

async function filesUnder(root: string, folder = ''): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path);
    return entry.isFile() && path.endsWith(SUFFIX) ? [path] : [];
  });
  return (await Promise.all(nested)).flat().sort();
}

const sequenceOf = (path: string): number => Number(/(\d+)\.ndjson$/.exec(path)?.[1] ?? 0);

const pathOf = (source: string, day: string, sequence: number): string =>
  `${source}/${day}/${String(sequence).padStart(6, '0')}${SUFFIX}`;

/** Bytes of a file, or undefined where it is gone. */
async function readAt(path: string, offset: number, length: number): Promise<Buffer | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export interface SegmentsOptions {
  /** Told how many bytes of an unfinished line were cut off. */
  onTorn?(path: string, bytes: number): void;
  readonly append?: AppendBytes;
}

/** The append-only files `<source>/<day of arrival>/<sequence>.ndjson` under `root`, for one writer. */
export async function openSegments(root: string, options: SegmentsOptions = {}): Promise<Segments> {
  const append = options.append ?? appendDurably;
  /** The newest file of each source and day. */
  const newest = new Map<string, Segment>();

  async function settle(path: string): Promise<Segment> {
    const { size } = await stat(join(root, path));
    const bytes = await lastLineEnd(join(root, path), size);
    if (bytes < size) {
      await truncate(join(root, path), bytes);
      options.onTorn?.(path, size - bytes);
    }
    newest.set(dirname(path), { path, bytes });
    return { path, bytes };
  }

  function target(source: string, day: string): Placement {
    const last = newest.get(`${source}/${day}`);
    if (last !== undefined && last.bytes < FULL_BYTES) return { path: last.path, offset: last.bytes };
    const sequence = last === undefined ? 1 : sequenceOf(last.path) + 1;
    return { path: pathOf(source, day, sequence), offset: 0 };
  }

  async function place({ path, offset }: Placement, bytes: Uint8Array): Promise<void> {
    const folder = join(root, dirname(path));
    if (offset === 0) await mkdir(folder, { recursive: true });
    await append(join(root, path), bytes);
    if (offset === 0) await syncFolder(folder);
    newest.set(dirname(path), { path, bytes: offset + bytes.byteLength });
  }

  async function undo(placements: Iterable<Placement>): Promise<void> {
    for (const { path, offset } of placements) {
      newest.set(dirname(path), { path, bytes: offset });
      if (offset === 0) await rm(join(root, path), { force: true });
      else await truncate(join(root, path), offset);
    }
  }

  async function write(lines: ReadonlyMap<string, Uint8Array>, day: string) {
    const placements = new Map<string, Placement>();
    try {
      for (const [source, bytes] of lines) {
        const placement = target(source, day);
        placements.set(source, placement);
        await place(placement, bytes);
      }
    } catch (error) {
      await undo(placements.values());
      throw new StoreError(`${reasonOf(error)}: the batch was not stored`, { cause: error });
    }
    return placements;
  }

  await mkdir(root, { recursive: true });
  const existing: Segment[] = [];
  for (const path of await filesUnder(root)) existing.push(await settle(path));
  return { existing, write, undo, read: (path, offset, length) => readAt(join(root, path), offset, length) };
}
