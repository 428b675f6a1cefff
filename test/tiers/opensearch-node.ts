import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const SCRIPT = '../shared/bin/opensearch';
const PORT = ['--port', '9215'];
const NOT_POSSIBLE_HERE = /no JDK found|needs JDK|Maven \(mvn\) is needed/;

export type Node = { readonly kind: 'up'; readonly url: string; stop(): Promise<void> } | Absent;
type Absent = { readonly kind: 'absent'; readonly why: string };

const run = async (command: string, ...options: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(SCRIPT, [command, ...PORT, ...options], { timeout: 240_000 });
  return stdout.trim();
};

const isUp = (): Promise<boolean> =>
  run('status').then(
    () => true,
    () => false,
  );

async function start(): Promise<Node> {
  const mine = !(await isUp());
  const url = await run('start', '--heap', '512m', '--owner', String(process.pid));
  return { kind: 'up', url, stop: async () => void (mine && (await run('stop'))) };
}

/** The node that OPENSEARCH_URL names, or one that lives as long as this process; absent where there can be none. */
export async function openNode(): Promise<Node> {
  const url = process.env['OPENSEARCH_URL'];
  if (url) return { kind: 'up', url, stop: async () => undefined };
  if (!existsSync(SCRIPT)) return { kind: 'absent', why: `set OPENSEARCH_URL: there is no ${SCRIPT}` };
  return start().catch((error: unknown) => {
    const why = String((error as { stderr?: unknown }).stderr ?? error).trim();
    if (NOT_POSSIBLE_HERE.test(why)) return { kind: 'absent', why };
    throw error;
  });
}
