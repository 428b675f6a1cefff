import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadRules } from '../alerting/load.ts';
import { dashboards } from '../dashboards/index.ts';
import { systemClock } from '../local/aws/clock.ts';
import { createWorld, quietHistory, type RawBatch, steadyTraffic, storyline } from '../local/generator/index.ts';
import { openGeoip } from '../local/geoip.ts';
import { readRuleFiles } from '../local/rule-files.ts';
import { type Runtime, startRuntime } from '../local/runtime/runtime.ts';
import { openStream } from '../transforms/core/open-stream.ts';
import { type OpenStream, transformRecord } from '../transforms/core/transform.ts';
import { createEnrichment } from '../transforms/enrich/index.ts';
import { type SourceId, sourceIds } from '../transforms/sources/catalogue.ts';
import { say } from './report.ts';

const STORED = 300_000;
const RATE = 500;
const SECONDS = 20;
const HOUR = 3_600_000;
const BATCH = 2_000;

const enrich = createEnrichment(openGeoip(undefined));
const streams = new Map<SourceId, OpenStream>(
  sourceIds.map((id) => [id, openStream({ sources: { [id]: {} } }, enrich)]),
);

function documentsOf({ source, data, at }: RawBatch): readonly string[] {
  const stream = streams.get(source);
  return stream === undefined
    ? []
    : transformRecord(data, { arrived: at, sequence: String(Math.random()) }, stream).documents.map(String);
}

/** Fills the store with a day of history, past the streams: they are not what is measured here. */
async function fill({ store }: Runtime): Promise<void> {
  const to = Date.now();
  let pending: string[] = [];
  let stored = 0;
  for (const batch of quietHistory(createWorld(2), { from: to - 24 * HOUR, to, rate: (STORED * 1.1) / (24 * 3_600) })) {
    pending.push(...documentsOf(batch));
    if (pending.length < BATCH) continue;
    stored += (await store.append(pending)).stored;
    pending = [];
    if (stored >= STORED) return;
  }
  await store.append(pending);
}

/** All panels of each dashboard over the whole day, asked together, milliseconds. */
async function panels({ store }: Runtime): Promise<void> {
  const range = { from: Date.now() - 24 * HOUR, to: Date.now() };
  for (const [source, { panels: all }] of Object.entries(dashboards)) {
    const ask = () =>
      Promise.all(
        all.map((panel) =>
          panel.view === 'events'
            ? undefined
            : store.panel({ panel, scope: { range, source: source as SourceId, filters: [] } }),
        ),
      );
    await ask();
    const from = performance.now();
    await ask();
    say(
      `panels of ${source}, ${(await store.count()).toLocaleString('en-US')} events`,
      performance.now() - from,
      'ms',
      { most: 300 },
    );
  }
}

/** Live traffic with the attack in it. */
async function live(runtime: Runtime): Promise<void> {
  const world = createWorld(3);
  const start = Date.now();
  const story = [...storyline(world, start)];
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  for (let told = start; told < start + SECONDS * 1_000; told += 250) {
    await sleep(Math.max(0, told + 250 - Date.now()));
    const due = story.splice(
      0,
      Math.max(
        0,
        story.findIndex(({ at }) => at > Date.now()),
      ),
    );
    for (const { source, data } of [...steadyTraffic(world, { at: told, seconds: 0.25, rate: RATE }), ...due]) {
      await runtime.paths.get(source)?.put([data]);
    }
  }
  lag.disable();
  await runtime.drain('due');
  say('arrival to mail, p95', runtime.alerted.percentile(0.95) ?? Number.NaN, 'ms', { most: 2_000 });
  say('arrival to searchable, p95', runtime.visible.percentile(0.95) ?? Number.NaN, 'ms', { most: 3_000 });
  say('event loop lag, p99', lag.percentile(99) / 1e6, 'ms', { most: 150 });
}

const folder = mkdtempSync(join(tmpdir(), 'firewatch-bench-'));
const runtime = await startRuntime({
  folder,
  clock: systemClock,
  rules: loadRules(readRuleFiles([join(import.meta.dirname, '../alerting/rules')])),
  findPlace: openGeoip(undefined),
  options: {},
  timeZone: 'UTC',
  consoleUrl: 'http://127.0.0.1:4600',
  random: Math.random,
  notice: (sentence) => process.stderr.write(`${sentence}\n`),
});
try {
  await fill(runtime);
  await panels(runtime);
  await live(runtime);
} finally {
  await runtime.close();
  rmSync(folder, { recursive: true, force: true });
}
