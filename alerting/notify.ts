import type { AlertDocument } from './alert.ts';
import { PENDING_MS } from './alert-state.ts';
import type { MailSettings } from './mail.ts';
import { waitForMail } from './mail-cap.ts';
import { type AlertMessage, messageOf } from './message.ts';
import { change } from './state/change.ts';
import type { AlertState } from './state/items.ts';
import type { StateStore } from './state/state-store.ts';

/** An alert that is being sent is left alone for so long. */
const LEASE_MS = 60_000;

export interface NotifySettings {
  readonly state: StateStore;
  /** Sends one message to everybody who subscribed. */
  readonly publish: (message: AlertMessage) => Promise<void>;
  /** Hands documents to the search store; the same one again is harmless. */
  readonly putAlerts: (documents: readonly AlertDocument[]) => Promise<void>;
  /** Told of what went wrong and will be tried again. */
  readonly report: (error: unknown, alert: string) => void;
  readonly mail: MailSettings;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How an attempt ended; `wait` is when to try again at the earliest. */
type Attempt = { readonly kind: 'sent' } | { readonly kind: 'wait'; readonly until: number };

/** What was going to happen and did not is written, and told to nobody at once. */
const isTold = ({ firewatch, rule }: AlertDocument): boolean =>
  !firewatch.late && firewatch.mode === 'live' && rule.level !== 'informational';

const isFree = ({ status, due = 0 }: AlertState, now: number): boolean =>
  status === 'pending' || (status === 'publishing' && due <= now);

const isSameNotice = (one: AlertState, other: AlertState): boolean =>
  one.document.event.sequence === other.document.event.sequence;

const holdsLease = (state: AlertState, leased: AlertState): boolean =>
  state.status === 'publishing' && state.due === leased.due && isSameNotice(state, leased);

function settled(state: AlertState, attempt: Attempt, now: number): AlertState {
  if (attempt.kind === 'wait') return { ...state, status: 'pending', due: attempt.until };
  return { ...state, status: 'sent', due: state.written ? state.closesAt : now + PENDING_MS };
}

const marked = (state: AlertState): AlertState => ({
  ...state,
  written: true,
  due: state.status === 'sent' ? state.closesAt : state.due,
});

/**
 * Tells alerts that are pending: hands the documents to the search store, takes a lease, publishes, and notes what was
 * done. What fails is left for the timer; whoever dies between publishing and noting repeats a mail, never loses one.
 * The search store being away holds no mail back.
 */
export function createNotifier(settings: NotifySettings): (alerts: readonly AlertState[]) => Promise<void> {
  const { state, publish, putAlerts, report, mail, now } = settings;

  const mark = (alert: AlertState) =>
    change(state, 'alert', alert.key, (current) => (isSameNotice(current, alert) ? marked(current) : current));

  async function write(alerts: readonly AlertState[]): Promise<void> {
    const unwritten = alerts.filter(({ written }) => !written);
    if (unwritten.length === 0) return;
    try {
      await putAlerts(unwritten.map(({ document }) => document));
    } catch (error) {
      report(error, unwritten.map(({ document }) => document.event.id).join(' '));
      return;
    }
    await Promise.all(unwritten.map(mark));
  }

  async function lease(alert: AlertState): Promise<AlertState | undefined> {
    const made = await change(state, 'alert', alert.key, (current) =>
      isSameNotice(current, alert) && isFree(current, now())
        ? { ...current, status: 'publishing', due: now() + LEASE_MS }
        : current,
    );
    return made === undefined || made.after === made.before ? undefined : made.after;
  }

  async function tell({ document }: AlertState): Promise<Attempt> {
    if (!isTold(document)) return { kind: 'sent' };
    const until = await waitForMail(state, document.rule.level, now());
    if (until !== undefined) return { kind: 'wait', until };
    try {
      await publish(messageOf(document, mail));
      return { kind: 'sent' };
    } catch (error) {
      report(error, document.event.id);
      return { kind: 'wait', until: now() + PENDING_MS };
    }
  }

  return async (alerts) => {
    await write(alerts);
    for (const alert of alerts) {
      const leased = await lease(alert);
      if (leased === undefined) continue;
      const attempt = await tell(leased);
      await change(state, 'alert', alert.key, (current) =>
        holdsLease(current, leased) ? settled(current, attempt, now()) : current,
      );
    }
  };
}
