import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AlertDocument } from '../../alerting/alert.ts';
import type { Rules } from '../../alerting/load.ts';
import { createSqliteStore } from '../../alerting/state/sqlite-store.ts';
import type { SourceOptions } from '../../transforms/core/source.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import type { FindPlace } from '../../transforms/enrich/place.ts';
import { type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import type { Clock } from '../aws/clock.ts';
import { createFolderObjects } from '../aws/folder-objects.ts';
import type { ObjectStore } from '../aws/object-store.ts';
import type { Notification } from '../aws/topic.ts';
import { type AlertStore, openAlertStore } from '../store/alert-store.ts';
import { type Batcher, createBatcher } from '../store/batcher.ts';
import { type LocalEventStore, openEventStore } from '../store/duckdb-store.ts';
import type { RuntimeFaults } from './faults.ts';
import { createLatency, type Latency } from './latency.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createRulesSide, type RulesSide } from './rules-side.ts';
import { createSourcePath, type SourcePath } from './source-path.ts';

export interface RuntimeSettings {
  /** Everything that is kept lies here. */
  readonly folder: string;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly findPlace: FindPlace;
  readonly options: Readonly<Partial<Record<SourceId, SourceOptions>>>;
  readonly timeZone: string;
  readonly consoleUrl: string;
  readonly random: () => number;
  /** What the user should know, one sentence each. */
  readonly notice: (sentence: string) => void;
  /** For tests of what can go wrong. */
  readonly faults?: RuntimeFaults;
}

/** The whole product on one machine: the λs' own handlers between stand-ins for AWS's services. */
export interface Runtime {
  readonly paths: ReadonlyMap<SourceId, SourcePath>;
  /** Ways of their own for records that arrived at another time than now; they end where the others end. */
  pathsAt(clock: Clock): ReadonlyMap<SourceId, SourcePath>;
  readonly store: LocalEventStore;
  readonly alerts: AlertStore;
  readonly objects: ObjectStore;
  readonly rulesSide: RulesSide;
  readonly ledger: Ledger;
  readonly batcher: Batcher;
  /** Arrival to searchable, and arrival to mail. */
  readonly visible: Latency;
  readonly alerted: Latency;
  /** Called as soon as an alert is written; answers how to stop it. */
  listen(listener: (identity: string) => void): () => void;
  /** Resolves when everything that was put is indexed and judged. */
  drain(windows: 'due' | 'all'): Promise<void>;
  close(): Promise<void>;
}

const SAMPLES = 2_000;
const CREATED = /"created":"([^"]+)"/;
const RECIPIENT = 'you@example.com';
const SENDER = 'Firewatch <no-reply@sns.amazonaws.com>';

/** How long ago a document arrived; one of a batch is enough. */
function ageOf(document: string | undefined, now: number): number | undefined {
  const created = document === undefined ? undefined : CREATED.exec(document)?.[1];
  return created === undefined ? undefined : now - Date.parse(created);
}

/** When what a first mail tells of arrived; later ones tell of events long known. */
function arrivalOf(alert: AlertDocument): number | undefined {
  if (alert.event.action !== 'alert') return undefined;
  const event = alert.firewatch.events[0]?.['event'] as { readonly created?: string } | undefined;
  return event?.created === undefined ? undefined : Date.parse(event.created);
}

const identityOf = ({ attributes }: Notification): string | undefined => attributes['alert_id']?.StringValue;

/** Opens the folder and starts everything. Throws StoreError and ConfigError. */
export async function startRuntime(settings: RuntimeSettings): Promise<Runtime> {
  const { folder, clock, notice } = settings;
  await mkdir(folder, { recursive: true });
  const store = await openEventStore({ folder, onNotice: notice, now: clock.now });
  const alerts = await openAlertStore(folder, clock.now);
  const objects = createFolderObjects(join(folder, 'objects'));
  const state = createSqliteStore({ path: join(folder, 'state.sqlite'), now: clock.now });
  const ledger = createLedger();
  const visible = createLatency(SAMPLES);
  const alerted = createLatency(SAMPLES);
  const listeners = new Set<(identity: string) => void>();
  const batcher = createBatcher((documents) => store.append(documents), { clock });

  async function storeAlerts(documents: readonly AlertDocument[]): Promise<void> {
    await alerts.append(documents.map((document) => JSON.stringify(document)));
    for (const { firewatch } of documents) for (const listener of listeners) listener(firewatch.identity);
  }

  async function deliverMail(notification: Notification): Promise<void> {
    const identity = identityOf(notification);
    if (identity === undefined) return;
    const kind = notification.attributes['kind']?.StringValue as 'alert' | 'update' | 'closed';
    const { subject = '', message: body, topicArn: topic } = notification;
    await alerts.addMail([identity], { sent: clock.now(), kind, topic, from: SENDER, to: [RECIPIENT], subject, body });
  }

  const rulesSide = createRulesSide({
    ...settings,
    faults: settings.faults?.rules,
    objects,
    state,
    storeAlerts,
    deliverMail,
    told: (document) => {
      const arrived = arrivalOf(document);
      if (arrived !== undefined) alerted.add(clock.now() - arrived);
    },
    report: (error, what) => notice(`${what}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const enrich = createEnrichment(settings.findPlace);
  const bulkOf = (id: SourceId, arrivals: Clock) => async (documents: readonly string[]) => {
    await batcher.append(documents);
    ledger.acknowledge(id, documents);
    const age = arrivals === clock ? ageOf(documents[0], clock.now()) : undefined;
    if (age !== undefined) visible.add(age);
    return [];
  };
  const pathOf = (id: SourceId, arrivals: Clock): SourcePath =>
    createSourcePath({
      id,
      options: settings.options[id] ?? {},
      clock: arrivals,
      enrich,
      objects,
      sendFeed: rulesSide.sendFeed,
      count: ledger.count,
      bulk: bulkOf(id, arrivals),
      random: settings.random,
      faults: settings.faults?.path,
    });
  const pathsAt = (arrivals: Clock) => new Map(sourceIds.map((id) => [id, pathOf(id, arrivals)] as const));
  const paths = pathsAt(clock);

  return {
    paths,
    pathsAt,
    store,
    alerts,
    objects,
    rulesSide,
    ledger,
    batcher,
    visible,
    alerted,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async drain(windows) {
      await Promise.all([...paths.values()].map((path) => path.drain(windows === 'all' ? 'end' : 'wait')));
      await rulesSide.drain(windows);
      await batcher.flush();
    },
    async close() {
      await rulesSide.stop();
      await batcher.flush();
      await store.close();
      state.close();
    },
  };
}
