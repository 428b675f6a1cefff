import { onTestFinished } from 'vitest';
import { loadRules, type Rules } from '../../../alerting/load.ts';
import { createRandom } from '../../../local/aws/faults.ts';
import { createManualClock, type ManualClock } from '../../../local/aws/manual-clock.ts';
import type { LedgerRow } from '../../../local/console/data.ts';
import type { RawBatch } from '../../../local/generator/index.ts';
import { OWN_RULES, readRuleFiles } from '../../../local/rule-files.ts';
import { createConsoleData } from '../../../local/runtime/console-data.ts';
import type { RuntimeFaults } from '../../../local/runtime/faults.ts';
import { type Runtime, startRuntime } from '../../../local/runtime/runtime.ts';
import type { SourcePath } from '../../../local/runtime/source-path.ts';
import { lakeDocuments } from '../../../local/store/lake.ts';
import type { Reconciliation } from '../../../local/store/reconcile.ts';
import type { SourceId } from '../../../transforms/sources/catalogue.ts';
import { folderOfTest } from '../store/folder.ts';

export const NOON = Date.UTC(2026, 10, 24, 12, 0, 0);
export const EVER = { from: 0, to: 8.64e15 };
const MOST = 100_000;

export const ownRules: Rules = loadRules(readRuleFiles([OWN_RULES]));

/** A runtime on a clock that the test moves, in a folder that is gone afterwards. */
export interface Running {
  readonly runtime: Runtime;
  readonly clock: ManualClock;
  readonly pathOf: (id: SourceId) => SourcePath;
  put(batches: readonly RawBatch[]): Promise<void>;
  drain(windows: 'due' | 'all'): Promise<void>;
  ledger(): Promise<readonly LedgerRow[]>;
}

function pathIn({ paths }: Runtime, id: SourceId): SourcePath {
  const path = paths.get(id);
  if (path === undefined) throw new Error(`no path of ${id}`);
  return path;
}

export async function runtimeOfTest(faults?: RuntimeFaults): Promise<Running> {
  const folder = await folderOfTest();
  const clock = createManualClock(NOON);
  const runtime = await startRuntime({
    folder,
    clock,
    rules: ownRules,
    findPlace: () => undefined,
    options: {},
    timeZone: 'UTC',
    consoleUrl: 'http://127.0.0.1:8080',
    random: createRandom(1),
    notice: () => undefined,
    faults,
  });
  onTestFinished(() => clock.runUntil(runtime.close()));
  const settings = { rules: ownRules, started: NOON, now: clock.now, live: false };
  const { pipeline } = createConsoleData(runtime, settings);
  const pathOf = (id: SourceId): SourcePath => pathIn(runtime, id);
  return {
    runtime,
    clock,
    pathOf,
    async put(batches) {
      await clock.runUntil(Promise.all(batches.map(({ source, data }) => pathOf(source).put([data]))));
    },
    drain: (windows) => clock.runUntil(runtime.drain(windows)),
    ledger: () => pipeline.ledger(),
  };
}

/** A line put to Kinesis again is another record, so one that has no id of its own is another event. */
export const isCutRequest = ({ kind, data }: RawBatch): boolean =>
  kind === 'kinesis' && data.toString().split('\t').length < 30;

/** Both sides of the ledger, and what is in neither an index nor an account of why not. */
export const sumsOf = ({ received, indexed, filtered, quarantined, waiting, failed }: LedgerRow) => ({
  received,
  accounted: indexed + Object.values(filtered).reduce((sum, n) => sum + n, 0) + quarantined + waiting + failed,
});

interface StoredId {
  readonly source: string;
  readonly id: string;
}

/** Of every event and quarantined line that is stored. */
export async function idsIn({ store }: Runtime): Promise<readonly StoredId[]> {
  const { rows } = await store.events({ scope: { range: EVER, filters: [] }, fields: [], limit: MOST });
  return [...rows, ...(await store.quarantine(MOST))].map(({ source, id }) => ({ source, id }));
}

/** Every stored document by source and id, without the times that a redelivery may change. */
export async function storedIn(runtime: Runtime): Promise<ReadonlyMap<string, unknown>> {
  const stored = new Map<string, unknown>();
  for (const { id, source } of await idsIn(runtime)) {
    const document = JSON.parse((await runtime.store.get(id)) ?? 'null');
    const { created: _created, ingested: _ingested, ...event } = document.event;
    stored.set(`${source} ${id}`, { ...document, event });
  }
  return stored;
}

/** What lake and store have of the sources that have a lake. */
export function reconcile({ store, objects, paths }: Runtime): Promise<readonly Reconciliation[]> {
  const sources = [...paths.values()].filter(({ isKinesisFed }) => !isKinesisFed).map(({ id }) => id);
  return store.reconcile(lakeDocuments(objects, 'lake/'), { sources: [...sources, 'quarantine'] });
}

/** Each alert's count, by identity. */
export async function alertCounts({ alerts }: Runtime): Promise<ReadonlyMap<string, number>> {
  const states = await alerts.list();
  return new Map(states.map(({ document: { firewatch } }) => [firewatch.identity, firewatch.count]));
}
