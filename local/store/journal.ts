import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAbsent, reasonOf, StoreError } from './store-error.ts';

/** A small file of JSON lines that only grows and is read whole when opened. */
export interface Journal {
  /** The lines there were when it was opened. */
  readonly lines: readonly string[];
  /** On the disk when it resolves; where it throws StoreError, nothing was added. */
  append(lines: readonly string[]): Promise<void>;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  const { size } = await file.stat();
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (error) {
    await file.truncate(size);
    throw new StoreError(`${reasonOf(error)}: nothing was added to ${path}`);
  } finally {
    await file.close();
  }
}

/** Opens a journal, or begins one. A last line that a crash cut short is cut off. For one writer at a time. */
export async function openJournal(path: string): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true });
  const text = await textOf(path);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  let last: Promise<unknown> = Promise.resolve();
  return {
    lines: whole.split('\n').filter((line) => line !== ''),
    append(lines) {
      const next = last.then(() => appendDurably(path, lines.map((line) => `${line}\n`).join('')));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
