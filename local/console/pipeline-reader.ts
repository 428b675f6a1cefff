import type { SourceId } from '../../transforms/sources/catalogue.ts';

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
