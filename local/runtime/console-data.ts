import type { Rules } from '../../alerting/load.ts';
import { dashboards } from '../../dashboards/index.ts';
import { type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import type { ConsoleData, Flow, LedgerRow, PipelineReader } from '../console/data.ts';
import { createRuleReader } from './rule-reader.ts';
import type { Runtime } from './runtime.ts';

const MICROS = 1_000;
const ALWAYS = { from: 0, to: 8.64e15 };
const LAKE = 'lake/';

/** How often the store was given what it had, by source. */
async function repeatsOf({ store }: Runtime): Promise<ReadonlyMap<string, number>> {
  const repeats = new Map<string, number>();
  for (const minute of await store.ledger(ALWAYS)) {
    repeats.set(minute.source, (repeats.get(minute.source) ?? 0) + minute.repeats);
  }
  return repeats;
}

async function ledgerOf(runtime: Runtime): Promise<readonly LedgerRow[]> {
  const repeats = await repeatsOf(runtime);
  return [...runtime.paths.values()].map(({ id, streams }) =>
    runtime.ledger.row(
      id,
      streams.map((stream) => stream.ledger()),
      repeats.get(id) ?? 0,
    ),
  );
}

async function lakeBytes({ objects }: Runtime): Promise<number> {
  const stored = await objects.list(LAKE);
  return stored.reduce((sum, { size }) => sum + size, 0);
}

async function flowOf(runtime: Runtime): Promise<Flow> {
  const { rulesSide, visible, alerted, paths } = runtime;
  const streams = [...paths.values()].flatMap((path) => path.streams.map((stream) => stream.metrics()));
  const total = (name: 'IncomingRecords' | 'ExecuteProcessing.Attempts' | 'ExecuteProcessing.Success'): number =>
    streams.reduce((sum, metrics) => sum + metrics[name], 0);
  const queue = rulesSide.queue.metrics();
  const judged = (await ledgerOf(runtime)).reduce((sum, { indexed }) => sum + indexed, 0);
  return {
    records: total('IncomingRecords'),
    transform: { errors: total('ExecuteProcessing.Attempts') - total('ExecuteProcessing.Success') },
    queue: {
      waiting: queue.ApproximateNumberOfMessagesVisible,
      oldest: queue.ApproximateAgeOfOldestMessage,
      dead: rulesSide.dead.metrics().ApproximateNumberOfMessagesVisible,
    },
    ruleMicros: judged === 0 ? undefined : (rulesSide.spent() * MICROS) / judged,
    lakeBytes: await lakeBytes(runtime),
    mails: rulesSide.topic.metrics().NumberOfMessagesPublished,
    visible: visible.percentile(0.95),
    alerting: alerted.percentile(0.95),
  };
}

const pipelineOf = (runtime: Runtime): PipelineReader => ({
  ledger: () => ledgerOf(runtime),
  flow: () => flowOf(runtime),
  streams: async () =>
    [...[...runtime.paths.values()].flatMap((path) => path.streams), runtime.rulesSide.alerts].map((stream) => ({
      name: stream.name,
      counters: stream.metrics(),
    })),
});

export interface ConsoleDataSettings {
  readonly rules: Rules;
  readonly started: number;
  readonly now: () => number;
  /** Events come in by themselves. */
  readonly live: boolean;
}

/** What the console asks, answered by the running parts. */
export function createConsoleData(runtime: Runtime, { rules, started, now, live }: ConsoleDataSettings): ConsoleData {
  const ids: readonly SourceId[] = sourceIds;
  return {
    store: runtime.store,
    alerts: runtime.alerts,
    rules: createRuleReader(rules, runtime.alerts, now),
    pipeline: pipelineOf(runtime),
    dashboards: new Map(ids.map((id) => [id, dashboards[id]])),
    about: { store: 'DuckDB', started, live },
    listen: (listener) => runtime.listen((identity) => listener({ kind: 'alert', identity })),
  };
}
