import { hash } from 'node:crypto';
import type { Level } from '../../../alerting/alert.ts';
import type { Status } from '../api.ts';
import type { AlertState, ConsoleData } from '../data.ts';
import { storeFailure } from './respond.ts';
import { sourceStatus } from './source-status.ts';

const FRESH_MS = 800;

const none: Readonly<Record<Level, number>> = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };

const isOpen = ({ status, document }: AlertState): boolean => status === 'open' && document.firewatch.mode === 'live';

function openByLevel(alerts: readonly AlertState[]): Readonly<Record<Level, number>> {
  const counts = { ...none };
  for (const { document } of alerts.filter(isOpen)) counts[document.rule.level] += 1;
  return counts;
}

const versionOf = (alerts: readonly AlertState[]): string =>
  hash('sha1', alerts.map(({ document, status }) => `${document.event.id} ${status}`).join('\n'));

const nothing: Status = {
  now: 0,
  events: 0,
  received: 0,
  quarantined: 0,
  waiting: 0,
  sources: [],
  open: none,
  alertsVersion: '',
};

async function ask(data: ConsoleData, now: number): Promise<Status> {
  const [events, stats, alerts, ledger, flow] = await Promise.all([
    data.store.count(),
    data.store.sourceStats(now),
    data.alerts.list(),
    data.pipeline.ledger(),
    data.pipeline.flow(),
  ]);
  const known = new Map(stats.map((one) => [one.source, one]));
  const sources = [...data.dashboards].map(([id, { title }]) =>
    sourceStatus({ id, title }, known.get(id), data.about, now),
  );
  const total = (column: 'received' | 'quarantined' | 'waiting'): number =>
    ledger.reduce((sum, row) => sum + row[column], 0);
  return {
    now,
    events,
    received: total('received'),
    quarantined: total('quarantined'),
    waiting: total('waiting'),
    ...(flow.visible === undefined ? {} : { visible: flow.visible }),
    sources,
    open: openByLevel(alerts),
    alertsVersion: versionOf(alerts),
  };
}

/** The figures that all pages share. Asked for at most about once a second, however many pages are open. */
export function createStatus(data: ConsoleData, clock: () => number): () => Promise<Status> {
  let last: Status = nothing;
  let asking: Promise<Status> | undefined;

  async function refresh(): Promise<Status> {
    const now = clock();
    try {
      last = await ask(data, now);
    } catch (error) {
      const { since = now, asOf = last.now } = last.problem ?? {};
      const { problem: _problem, ...figures } = last;
      last = { ...figures, now, problem: { since, message: storeFailure(error), ...(asOf > 0 ? { asOf } : {}) } };
    }
    return last;
  }

  return async () => {
    if (asking) return asking;
    if (last.now !== 0 && clock() - last.now < FRESH_MS) return last;
    asking = refresh().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
