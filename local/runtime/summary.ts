import type { LedgerRow } from '../console/data.ts';
import { lakeDocuments } from '../store/lake.ts';
import type { Reconciliation } from '../store/reconcile.ts';
import type { Runtime } from './runtime.ts';

/** What `--once` says at its end. */
export interface Summary {
  readonly rows: readonly LedgerRow[];
  readonly quarantined: readonly { readonly source: string; readonly reason: string; readonly count: number }[];
  readonly alerts: readonly {
    readonly title: string;
    readonly level: string;
    readonly alerts: number;
    readonly events: number;
  }[];
  readonly reconciliation: readonly Reconciliation[];
}

const MOST_REASONS = 1_000;

async function alertsByRule({ alerts }: Runtime): Promise<Summary['alerts']> {
  const byRule = Map.groupBy(await alerts.list(), ({ document }) => document.rule.id);
  return [...byRule.values()]
    .map((states) => {
      const [first] = states;
      const events = states.reduce((sum, { document }) => sum + document.firewatch.count, 0);
      return {
        title: first?.document.rule.name ?? '',
        level: first?.document.rule.level ?? '',
        alerts: states.length,
        events,
        severity: first?.document.event.severity ?? 0,
      };
    })
    .sort((a, b) => b.severity - a.severity || b.events - a.events)
    .map(({ severity: _severity, ...rule }) => rule);
}

/** Compares lake and store once everything has been delivered. Sources that Kinesis feeds have no lake. */
async function reconcileAll({ store, objects, paths }: Runtime): Promise<readonly Reconciliation[]> {
  const sources = [...paths.values()].filter(({ isKinesisFed }) => !isKinesisFed).map(({ id }) => id);
  return store.reconcile(lakeDocuments(objects, 'lake/'), { sources });
}

export async function summarise(runtime: Runtime, rows: readonly LedgerRow[]): Promise<Summary> {
  const reasons = await runtime.store.quarantineReasons(MOST_REASONS);
  return {
    rows: rows.filter(({ received }) => received > 0),
    quarantined: reasons.map(({ source, reason, count }) => ({ source, reason, count })),
    alerts: await alertsByRule(runtime),
    reconciliation: await reconcileAll(runtime),
  };
}

const number = (n: number): string => n.toLocaleString('en-US');
const right = (n: number): string => number(n).padStart(10);
// A log's words may hold terminal escapes.
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

function ledgerLines(rows: readonly LedgerRow[]): readonly string[] {
  const head = `${'source'.padEnd(22)}  received =   indexed +  filtered + quarantined + failed`;
  return [
    head,
    ...rows.map((row) => {
      const filtered = Object.values(row.filtered).reduce((sum, n) => sum + n, 0);
      return `${row.source.padEnd(20)}${right(row.received)} =${right(row.indexed)} +${right(filtered)} +${right(row.quarantined)}  +${right(row.failed).slice(3)}`;
    }),
  ];
}

const section = (title: string, lines: readonly string[], none: string): readonly string[] => [
  '',
  title,
  ...(lines.length > 0 ? lines : [none]).map((line) => `  ${line}`),
];

function reconciliationLines(found: readonly Reconciliation[]): readonly string[] {
  const lake = found.reduce((sum, hour) => sum + hour.lake, 0);
  const missing = found.flatMap((hour) => hour.missing);
  return [
    `${number(lake)} documents in the lake, ${number(missing.length)} missing from the store`,
    ...missing.slice(0, 10),
  ];
}

/** The summary as text for a terminal. */
export function summaryText({ rows, quarantined, alerts, reconciliation }: Summary): string {
  return [
    ...ledgerLines(rows),
    ...section(
      'Quarantined',
      quarantined.map(({ source, reason, count }) => plain(`${right(count)}  ${source}: ${reason}`)),
      'none',
    ),
    ...section(
      'Alerts',
      alerts.map(
        ({ title, level, alerts: n, events }) => `${right(n)}  ${level.padEnd(13)} ${title} (${number(events)} events)`,
      ),
      'none',
    ),
    ...section('Reconciliation', reconciliationLines(reconciliation), ''),
    '',
  ].join('\n');
}
