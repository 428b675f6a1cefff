import { dashboards } from '../../../../dashboards/index.ts';
import type { ConsoleData, LedgerRow, QuarantineReason, RuleRecord } from '../../../../local/console/data.ts';
import { type SourceId, sourceIds } from '../../../../transforms/sources/catalogue.ts';
import { worldAlerts, worldRules } from './alerts.ts';
import { eventOf, type Happening, type WorldEvent } from './event.ts';
import { intrusion } from './intrusion.ts';
import { createRandom } from './random.ts';
import { memoryStore } from './store.ts';
import { quietTraffic } from './traffic.ts';

export interface WorldSettings {
  readonly now: number;
  readonly seed?: number;
  /** Quiet events, in dozens. */
  readonly size?: number;
  readonly more?: readonly Happening[];
  readonly quarantine?: readonly QuarantineReason[];
  readonly live?: boolean;
  readonly isEmpty?: boolean;
}

const RULE = `title: TITLE
id: ID
logsource:
  product: aws
  service: SOURCE
detection:
  selection:
    eventName: StopLogging
  condition: selection
level: LEVEL
`;

const refused = (now: number): readonly QuarantineReason[] => [
  {
    source: 'vpc-flow',
    reason: 'expected 14 fields, got 11',
    count: 3,
    sample: {
      id: 'q-1',
      at: now - 90_000,
      source: 'vpc-flow',
      reason: 'expected 14 fields, got 11',
      line: '2 123456789012 eni-1',
      origin: 'eni-0a11c0de-all',
    },
  },
  {
    source: 'cloudfront-realtime',
    reason: 'sc-status: not a number: 0x0',
    count: 1,
    sample: {
      id: 'q-2',
      at: now - 900_000,
      source: 'cloudfront-realtime',
      reason: 'sc-status: not a number: 0x0',
      line: '1795528170.902\t202.196.224.1\t0x0',
    },
  },
];

const ruleRecords = (): readonly RuleRecord[] =>
  worldRules.map(
    ({ rule, title, level, source, mode }, i): RuleRecord => ({
      id: rule,
      title,
      level,
      source,
      mode,
      techniques: ['T1562.008'],
      cases: [
        { title: 'it happens', expects: 'alert', got: 'alert' },
        { title: 'it is denied', expects: 'no alert', got: 'no alert', nearMiss: true },
      ],
      hits: Array.from({ length: 24 }, (_, hour) => (hour === 23 ? i + 1 : 0)),
      path: `alerting/rules/${source}/${rule}.yml`,
      text: RULE.replace('TITLE', title).replace('ID', rule).replace('SOURCE', source).replace('LEVEL', level),
    }),
  );

function ledgerOf(events: readonly WorldEvent[], reasons: readonly QuarantineReason[]): readonly LedgerRow[] {
  return sourceIds.map((source: SourceId) => {
    const indexed = events.filter((event) => event.source === source).length;
    const quarantined = reasons.filter((one) => one.source === source).reduce((sum, { count }) => sum + count, 0);
    const noData = source === 'vpc-flow' ? Math.floor(indexed / 40) : 0;
    const filtered: Record<string, number> = noData > 0 ? { 'no data': noData } : {};
    return {
      source,
      received: indexed + quarantined + noData,
      indexed,
      filtered,
      quarantined,
      waiting: 0,
      failed: 0,
      repeats: 4,
    };
  });
}

/** A small company that is being attacked: invented, believable, the same for the same seed. */
export function createWorld({
  now,
  seed = 7,
  size = 120,
  more = [],
  quarantine,
  live = true,
  isEmpty = false,
}: WorldSettings): ConsoleData {
  const happenings = isEmpty ? [] : [...quietTraffic(createRandom(seed), now, size), ...intrusion(now), ...more];
  const events = happenings.map(eventOf);
  const reasons = quarantine ?? (isEmpty ? [] : refused(now));
  const alerts = worldAlerts(events);
  const rules = ruleRecords();
  return {
    store: memoryStore(events, reasons),
    alerts,
    rules: { list: async () => rules, get: async (id) => rules.find((rule) => rule.id === id) },
    pipeline: {
      ledger: async () => ledgerOf(events, reasons),
      streams: async () =>
        sourceIds.map((id) => ({
          name: `intake-${id}`,
          counters: {
            IncomingRecords: 46_812,
            IncomingBytes: 940_000_000,
            'ExecuteProcessing.Success': 1,
            ThrottledRecords: 0,
          },
        })),
      flow: async () => ({
        records: 46_812,
        transform: { p95: 212, errors: 0 },
        queue: { waiting: 3, oldest: 400, dead: 0 },
        ruleMicros: 38,
        lakeBytes: 1_100_000_000,
        mails: 6,
        visible: 1_620,
        alerting: 1_180,
      }),
    },
    dashboards: new Map(sourceIds.map((id) => [id, dashboards[id]])),
    about: { store: 'DuckDB', started: now - 2 * 3_600_000, live },
    listen: alerts.listen,
  };
}
