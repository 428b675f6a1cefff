import type { StateItem } from './items.ts';

/** The short entries of one window of one group; `saturated` once there are as many as the writer's limit. */
export interface EntrySet {
  readonly entries: readonly string[];
  readonly saturated: boolean;
}

export interface AddOptions {
  /** A set that holds this many entries takes no more; the write that reaches the limit may pass it. */
  readonly limit: number;
  readonly expiresAt: number;
}

/**
 * The memory of the rules. Every write is idempotent or says whether it happened; what has expired is not there.
 * Keys: `w#rule#group#tile` entries, `a#rule#group#tile` alerts and other items as `items.ts` says, `f#rule#value`
 * first-seen values, `n#…` caps, `r#…` redrive attempts.
 */
export interface StateStore {
  /** Adds entries to a set; answers the set after the write. */
  add(key: string, entries: readonly string[], options: AddOptions): Promise<EntrySet>;
  /** Strongly consistent; keys without a set are left out. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, EntrySet>>;
  /** Creates; false if the key is taken. */
  claim(key: string, item: StateItem): Promise<boolean>;
  get(key: string): Promise<StateItem | undefined>;
  /** Replaces the item if it still has this revision; false otherwise. */
  update(key: string, revision: number, item: StateItem): Promise<boolean>;
  /** `first` if nothing was seen under the key within `window` milliseconds before `at`, and again for the same event id. */
  firstSeen(key: string, at: number, eventId: string, options: { readonly window: number }): Promise<'first' | 'known'>;
  /** Adds and answers the sum; caps and attempts only, never detection. */
  count(key: string, by: number, expiresAt: number): Promise<number>;
  /** Items whose due time is not after `before`, the most overdue first. */
  due(before: number): AsyncIterable<StateItem>;
}
