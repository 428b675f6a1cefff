import type { AlertDocument, Level } from '../../alerting/alert.ts';
import type { Dashboard } from '../../dashboards/panel.ts';
import type {
  Cell,
  DocumentText,
  EventPage,
  EventQuery,
  PanelQuery,
  PanelResult,
  Scope,
  TimeRange,
} from '../../dashboards/query.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';

/**
 * All that the console reads, and the one thing it changes. The runtime implements it over its store, alerts and
 * simulated services; a test over invented data. Times are epoch milliseconds, durations milliseconds.
 */
export interface ConsoleData {
  readonly store: StoreReader;
  readonly alerts: AlertReader;
  readonly rules: RuleReader;
  readonly pipeline: PipelineReader;
  /** The sources that are on, in the order in which they are shown, each with its dashboard. */
  readonly dashboards: ReadonlyMap<SourceId, Dashboard>;
  readonly about: About;
  /** Calls back as soon as an alert is raised or changed; the answer ends it. */
  listen(listener: (notice: Notice) => void): () => void;
}

export interface About {
  /** `DuckDB` or `OpenSearch`. */
  readonly store: string;
  readonly started: number;
  /** Events come in by themselves; false where files were loaded: then no source is ever silent. */
  readonly live: boolean;
}

export interface Notice {
  readonly kind: 'alert';
  readonly identity: string;
}

/**
 * The part of `EventStore` that reads, and what the overview and the search page ask beyond it. A query that can't be
 * read is thrown as `QueryError`; everything else that is thrown means that the store does not answer.
 */
export interface StoreReader {
  panel(query: PanelQuery): Promise<PanelResult>;
  events(query: EventQuery): Promise<EventPage>;
  get(id: string): Promise<DocumentText | undefined>;
  /** The commonest values of a field, at most `size`, and how many different ones there are. */
  fieldValues(scope: Scope, field: string, size: number): Promise<FieldValues>;
  /** Values of the fields seen in the scope's range and not in the `lookbackMs` before it; newest first. */
  newValues(scope: Scope, fields: readonly string[], lookbackMs: number): Promise<readonly NewValue[]>;
  /** One for each source that has events. */
  sourceStats(now: number): Promise<readonly SourceStats[]>;
  /** Each source and reason once, the commonest first, with its newest event. */
  quarantineReasons(limit: number): Promise<readonly QuarantineReason[]>;
  /** Events stored, quarantined ones left out. */
  count(): Promise<number>;
}

export interface FieldValues {
  readonly values: readonly { readonly value: Cell; readonly count: number }[];
  readonly distinct: number;
}

export interface NewValue {
  readonly field: string;
  readonly value: Cell;
  readonly first: number;
  readonly count: number;
}

export interface SourceStats {
  readonly source: SourceId;
  readonly count: number;
  /** When the newest event arrived. */
  readonly lastArrival: number;
  /** The oldest and the newest `@timestamp`. */
  readonly span: TimeRange;
  /** Arrivals in each of the last 60 minutes of the clock, oldest first; the last one is still running. */
  readonly perMinute: readonly number[];
  /** 95th percentile of `event.created` − `@timestamp` over the last hour. */
  readonly lag?: number;
}

export interface QuarantinedEvent {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly reason: string;
  /** `event.original`, possibly cut. */
  readonly line: string;
  /** Where the line came from: log stream, or bucket and key. */
  readonly origin?: string;
}

export interface QuarantineReason {
  readonly source: string;
  readonly reason: string;
  readonly count: number;
  readonly sample: QuarantinedEvent;
}

export type AlertStatus = 'open' | 'acknowledged' | 'closed';

/** An identity's newest revision and what people made of it. */
export interface AlertState {
  readonly document: AlertDocument;
  readonly status: AlertStatus;
  /** When the status was last changed by a person. */
  readonly changed?: number;
}

/** A message as SNS delivered it. */
export interface Mail {
  readonly sent: number;
  readonly kind: 'alert' | 'update' | 'closed' | 'digest';
  readonly topic: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface AlertRecord extends AlertState {
  /** Oldest first; the last is `document`. */
  readonly revisions: readonly AlertDocument[];
  /** Oldest first. */
  readonly mails: readonly Mail[];
}

export interface AlertReader {
  /** Newest revision of every identity, of rules in shadow too. */
  list(): Promise<readonly AlertState[]>;
  get(identity: string): Promise<AlertRecord | undefined>;
  /** False where there is no such alert. */
  setStatus(identity: string, status: 'open' | 'acknowledged'): Promise<boolean>;
}

export interface RuleState {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly source: string;
  readonly mode: 'live' | 'shadow';
  /** ATT&CK techniques, `T1562.008`. */
  readonly techniques: readonly string[];
  readonly cases: readonly RuleCase[];
  /** Events matched in each of the last 24 hours, oldest first. */
  readonly hits: readonly number[];
}

export interface RuleCase {
  readonly title: string;
  readonly expects: 'alert' | 'no alert';
  readonly nearMiss?: true;
  /** Absent where the cases were not run. */
  readonly got?: 'alert' | 'no alert';
}

export interface RuleRecord extends RuleState {
  /** Path from the repository's root. */
  readonly path: string;
  /** The Sigma file. */
  readonly text: string;
}

export interface RuleReader {
  list(): Promise<readonly RuleState[]>;
  get(id: string): Promise<RuleRecord | undefined>;
}

/** In events, since the start. received = indexed + filtered + quarantined + waiting + failed. */
export interface LedgerRow {
  readonly source: SourceId;
  readonly received: number;
  /** Acknowledged by the store, quarantine documents left out. */
  readonly indexed: number;
  readonly filtered: Readonly<Record<string, number>>;
  readonly quarantined: number;
  /** On its way: in a buffer, a queue or a retry. */
  readonly waiting: number;
  /** In a failure prefix, until it is sent again. */
  readonly failed: number;
  /** Delivered more than once, counted once. */
  readonly repeats: number;
}

/** One delivery stream's counters, named as CloudWatch names them. */
export interface StreamCounters {
  readonly name: string;
  readonly counters: Readonly<Record<string, number>>;
}

/** What the flow shows beside the ledger; what is not known is left out, never zero. */
export interface Flow {
  readonly records?: number;
  readonly transform?: { readonly p95?: number; readonly errors: number };
  readonly queue?: { readonly waiting: number; readonly oldest?: number; readonly dead: number };
  /** Mean time of one event against all rules, in microseconds. */
  readonly ruleMicros?: number;
  readonly lakeBytes?: number;
  readonly mails: number;
  /** Arrival to searchable and arrival to alert, 95th percentiles. */
  readonly visible?: number;
  readonly alerting?: number;
  /** Events that came more than five minutes after they happened. */
  readonly late?: number;
  /** Age of the oldest document not yet stored. */
  readonly spool?: number;
}

export interface PipelineReader {
  ledger(): Promise<readonly LedgerRow[]>;
  streams(): Promise<readonly StreamCounters[]>;
  flow(): Promise<Flow>;
}
