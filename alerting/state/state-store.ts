import type { AlertDocument } from '../alert.ts';

/** The short entries of one window of one group; `saturated` once there are as many as the writer's limit. */
export interface EntrySet {
  readonly entries: readonly string[];
  readonly saturated: boolean;
}

/** Where the newest notification of an alert is on its way: claimed, being sent under a lease, sent. */
export type AlertStatus = 'pending' | 'publishing' | 'sent';

/** One alert identity, from its claim until it expires. Times are epoch milliseconds. */
export interface AlertState {
  readonly key: string;
  /** Where the entries of its events are. */
  readonly entriesKey: string;
  /** The start of its window, from which its entries count. */
  readonly windowStart: number;
  /** Counts the writes of this state, for compare and set. The notification's number is `document.event.sequence`. */
  readonly revision: number;
  readonly status: AlertStatus;
  /** When the timer has to look at it; absent when there is nothing left to do. */
  readonly due?: number;
  /** When its window is judged; absent once it has been. */
  readonly closesAt?: number;
  readonly expiresAt: number;
  /** The newest notification, as it was or will be sent. */
  readonly document: AlertDocument;
  /** The search store has accepted that document. */
  readonly written: boolean;
  /** What is known of its events beside their entries: the earliest and latest, some ids, some trimmed events. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly eventIds: readonly string[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

export interface AddOptions {
  /** A set that holds this many entries takes no more; the write that reaches the limit may pass it. */
  readonly limit: number;
  readonly expiresAt: number;
}

/**
 * The memory of the rules. Every write is idempotent or says whether it happened; what has expired is not there.
 * Keys: `w#rule#group#tile` entries, `a#rule#group#tile` alerts, `f#rule#value` first-seen values, `n#…` caps,
 * `r#…` redrive attempts.
 */
export interface StateStore {
  /** Adds entries to a set; answers the set after the write. */
  add(key: string, entries: readonly string[], options: AddOptions): Promise<EntrySet>;
  /** Strongly consistent; keys without a set are left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, EntrySet>>;
  /** Creates; false if the key is taken. */
  claim(key: string, alert: AlertState): Promise<boolean>;
  get(key: string): Promise<AlertState | undefined>;
  /** Replaces the state if it still has this revision; false otherwise. */
  update(key: string, revision: number, alert: AlertState): Promise<boolean>;
  /** `first` if nothing was seen under the key within `window` milliseconds before `at`, and again for the same event id. */
  firstSeen(key: string, at: number, eventId: string, options: { readonly window: number }): Promise<'first' | 'known'>;
  /** Adds and answers the sum; caps and attempts only, never detection. */
  count(key: string, by: number, expiresAt: number): Promise<number>;
  /** Alerts whose due time is not after `before`, the most overdue first. */
  due(before: number): AsyncIterable<AlertState>;
}
