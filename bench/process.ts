import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linesOf } from './lines.ts';
import { say } from './report.ts';

const EVENTS = 100_000;
const PORT = '4790';
const LONGEST_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'firewatch-bench-'));
const start = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--max-semi-space-size=8', 'local/cli/main.ts', 'start', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** The most memory that a process has had, MB; Linux only. */
function peakOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function hasEvents(): Promise<boolean> {
  try {
    const body = JSON.stringify({
      scope: { range: { from: 0, to: Date.now() + 60_000 }, filters: [] },
      fields: [],
      limit: 1,
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${PORT}/api/events`, { method: 'POST', body, headers });
    const { rows = [] } = (await response.json()) as { rows?: readonly unknown[] };
    return rows.length > 0;
  } catch {
    return false;
  }
}

/** From the start of the process to the first event that the console's API returns. */
async function startUp(): Promise<void> {
  const from = performance.now();
  const child = start('--data', join(folder, 'demo'), '--port', PORT);
  while (!(await hasEvents()) && performance.now() - from < LONGEST_MS) await sleep(25);
  say('process start to first event in the API', performance.now() - from, 'ms', { most: 6_000 });
  child.kill();
  await once(child, 'exit');
}

async function writeLines(path: string): Promise<void> {
  const file = createWriteStream(path);
  for (const line of linesOf('cloudtrail', EVENTS)) if (!file.write(`${line}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

/** A hundred thousand CloudTrail events from a file to the summary. */
async function ownLogs(): Promise<void> {
  const path = join(folder, 'trail.jsonl');
  await writeLines(path);
  const from = performance.now();
  const child = start('--once', '--source', 'cloudtrail', '--data', join(folder, 'once'), path);
  let peak = 0;
  while (child.exitCode === null && performance.now() - from < LONGEST_MS) {
    await sleep(50);
    peak = Math.max(peak, peakOf(child) || 0);
  }
  say('--once on 100,000 CloudTrail events', EVENTS / ((performance.now() - from) / 1_000), 'events/s', {
    least: 5_000,
  });
  say('its memory', peak, 'MB', { most: 700 });
}

try {
  await startUp();
  await ownLogs();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
