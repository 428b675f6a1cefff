import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

const MAIN = join(import.meta.dirname, '../../../local/cli/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const run = (args: readonly string[]) => spawn(process.execPath, [MAIN, ...args]);

const ended = (child: ReturnType<typeof run>): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve));

/** Runs the command line as a user does, in a process of its own, with something on its standard input. */
export async function firewatch(args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
  const child = run(args);
  child.stdin.on('error', () => undefined).end(input);
  const [code, stdout, stderr] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

/** Runs it for somebody who reads the beginning only, as `head` does. */
export async function firewatchToHead(args: readonly string[]): Promise<Omit<Ended, 'stdout'>> {
  const child = run(args);
  child.stdout.once('data', () => child.stdout.destroy());
  const [code, stderr] = await Promise.all([ended(child), text(child.stderr)]);
  return { code, stderr };
}

export type Document = Readonly<Record<string, unknown>>;

/** The JSON object on each line. */
export const documents = (stdout: string): readonly Document[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Document);

/** A folder that is gone after the tests, and how to write a file into it. */
export function createFolder() {
  const path = mkdtempSync(join(tmpdir(), 'firewatch-cli-'));
  afterAll(() => rmSync(path, { recursive: true }));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    writeFileSync(file, content);
    return file;
  };
  return { path, write };
}
