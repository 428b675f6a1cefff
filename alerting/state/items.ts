import type { AlertDocument } from '../alert.ts';
import type { FeedEvent } from '../feed.ts';

/** What every item has that is changed by compare and set. Times are epoch milliseconds. */
interface Item {
  readonly key: string;
  /** Counts the writes of this item, for compare and set. */
  readonly revision: number;
  /** When the timer has to look at it; absent when there is nothing left to do. */
  readonly due?: number;
  readonly expiresAt: number;
}

type Group = Readonly<Record<string, string>>;

/**
 * Where the events of an alert are counted: in a set of its own whose entries count from `start`, or in the tiles of a
 * correlation's group; `end` is out.
 */
export type Counted =
  | { readonly kind: 'entries'; readonly key: string; readonly start: number }
  | {
      readonly kind: 'correlation';
      readonly rule: string;
      readonly group: Group;
      readonly start: number;
      readonly end: number;
    };

/** Where the newest notification of an alert is on its way: claimed, being sent under a lease, sent. */
export type AlertStatus = 'pending' | 'publishing' | 'sent';

/** One alert identity, from its claim until it expires. Times are epoch milliseconds. */
export interface AlertState extends Item {
  readonly kind: 'alert';
  readonly counted: Counted;
  readonly status: AlertStatus;
  /** When its window is judged; absent once it has been. */
  readonly closesAt?: number;
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

/** The window of a correlation that can only be judged when it is over: `t#rule#group#tile`. */
export interface WindowState extends Item {
  readonly kind: 'window';
  readonly rule: string;
  /** The values that make the group, by the names that the correlation gives them. */
  readonly group: Group;
  readonly tile: number;
  /** One of its events, trimmed. */
  readonly sample: FeedEvent;
}

/** Since when a first-seen rule learns: `l#rule`. */
export interface LearningState extends Item {
  readonly kind: 'learning';
  readonly since: number;
}

export type StateItem = AlertState | WindowState | LearningState;
