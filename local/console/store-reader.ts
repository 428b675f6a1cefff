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
