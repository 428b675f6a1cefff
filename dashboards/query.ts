import type { SourceId } from '../transforms/sources/catalogue.ts';
import type { Panel } from './panel.ts';

/** Epoch milliseconds; `from` is in, `to` is out. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** One clicked value. `value: null` means the field is absent. */
export interface Filter {
  readonly field: string;
  readonly value: string | number | boolean | null;
  readonly negate?: true;
}

/** What every question to a store has in common. Without `source`, all sources. `query` is the search language. */
export interface Scope {
  readonly range: TimeRange;
  readonly source?: SourceId;
  readonly filters: readonly Filter[];
  readonly query?: string;
}

export interface PanelQuery {
  readonly panel: Panel;
  readonly scope: Scope;
}

export type Cell = string | number | boolean | null;

/**
 * A panel's answer: one column a split, then one a metric. A time cell is epoch milliseconds at the bucket's start,
 * `interval` its length in milliseconds. The rest of a `terms` split with `other` has the value `OTHER`.
 */
export interface PanelResult {
  readonly rows: readonly (readonly Cell[])[];
  readonly interval?: number;
}

export const OTHER = '\u0000other';

/** Newest first; `before` continues after the last event of the page before. `fields` are what the rows hold. */
export interface EventQuery {
  readonly scope: Scope;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly before?: { readonly at: number; readonly id: string };
}

export interface EventRow {
  readonly id: string;
  readonly at: number;
  readonly source: SourceId;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface EventPage {
  readonly rows: readonly EventRow[];
  /** All events that match, not only this page. */
  readonly total: number;
}

/** A document as Firehose delivers it: one JSON object on one line. */
export type DocumentText = string;

export interface AppendResult {
  /** New ids. */
  readonly stored: number;
  /** Ids that were there already: the same event, counted once. */
  readonly repeats: number;
}

/** Where documents are kept and asked for. Idempotent by `event.id`. */
export interface EventStore {
  append(documents: readonly DocumentText[]): Promise<AppendResult>;
  panel(query: PanelQuery): Promise<PanelResult>;
  events(query: EventQuery): Promise<EventPage>;
  /** The whole document, or undefined. */
  get(id: string): Promise<DocumentText | undefined>;
  close(): Promise<void>;
}
