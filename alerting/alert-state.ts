import type { Level } from './alert.ts';
import { firstDocument, nextDocument, type Occasion } from './alert-document.ts';
import type { Batch } from './batch.ts';
import type { Identity } from './identity.ts';
import { type Kept, keep } from './kept.ts';
import { highest, isHigher } from './severity.ts';
import type { Sightings } from './sightings.ts';
import type { AlertState } from './state/items.ts';

/** A window stays open so much longer, for events that come late. */
export const LATENESS_MS = 15 * 60_000;

/** An alert that has been pending for longer is the timer's: whoever claimed it is gone. */
export const PENDING_MS = 10_000;

/** Longer than the queue and its dead-letter queue together keep a message. */
const REMEMBERED_MS = 30 * 86_400_000;

/** An alert is told again once it has grown so many times. */
const GROWTH = 10;

/** When a window is judged: for old events a while from now, for events that are ahead after the window's length. */
export const closingTime = (window: Pick<Identity, 'start' | 'end'>, now: number): number =>
  Math.min(Math.max(window.end, now), now + window.end - window.start) + LATENESS_MS;

/** When an alert of this window may be forgotten. */
export const expiryOf = (window: Pick<Identity, 'start' | 'end'>, now: number): number =>
  closingTime(window, now) + REMEMBERED_MS;

const pending = (document: AlertState['document'], now: number) =>
  ({ status: 'pending', due: now + PENDING_MS, document, written: false }) as const;

/** A new alert, ready to be claimed. */
export function newState(occasion: Occasion): AlertState {
  const { batch, sightings, kept, now } = occasion;
  const { identity } = batch;
  const closesAt = closingTime(identity, now);
  return {
    kind: 'alert',
    key: identity.alertKey,
    counted: batch.counted,
    revision: 1,
    ...pending(firstDocument(occasion), now),
    closesAt,
    expiresAt: expiryOf(identity, now),
    firstSeen: sightings.first,
    lastSeen: sightings.last,
    ...kept,
  };
}

/** The alert's newest notification does not say what is known by now. */
export const isOutdated = ({ document }: AlertState, { count, first, last }: Sightings): boolean =>
  document.firewatch.count !== count ||
  Date.parse(document.firewatch.first_seen) !== first ||
  Date.parse(document.firewatch.last_seen) !== last;

/** So many more events than were told of that the alert is told again. */
export const hasGrown = ({ document }: AlertState, { count }: Pick<Sightings, 'count'>): boolean =>
  count >= GROWTH * document.firewatch.count;

/** Has the alert told again. */
export function retold(state: AlertState, sightings: Sightings, now: number, level?: Level): AlertState {
  const kept: Kept = { eventIds: state.eventIds, events: state.events };
  return { ...state, ...pending(nextDocument(state.document, { action: 'update', sightings, kept, now, level }), now) };
}

/** The newest notification is out: sent, and taken by the search store. */
export const isDone = ({ status, written }: AlertState): boolean => status === 'sent' && written;

function remembered(state: AlertState, batch: Batch, { first, last }: Sightings): AlertState {
  const before: Kept = { eventIds: state.eventIds, events: state.events };
  const kept = keep(before, batch.matches);
  const firstSeen = Math.min(state.firstSeen, first);
  const lastSeen = Math.max(state.lastSeen, last);
  const isKnown = kept === before && firstSeen === state.firstSeen && lastSeen === state.lastSeen;
  return isKnown ? state : { ...state, ...kept, firstSeen, lastSeen };
}

function reopened(state: AlertState, now: number): AlertState {
  const closesAt = now + LATENESS_MS;
  const due = state.status === 'sent' ? closesAt : state.due;
  return { ...state, due, closesAt, expiresAt: closesAt + REMEMBERED_MS };
}

/**
 * Folds more events into an alert that is claimed: keeps what there is room for, opens a window that had been judged
 * without them, and has the alert told again once it has grown tenfold or its level is higher. The same state where nothing is new.
 */
export function absorbed(state: AlertState, batch: Batch, sightings: Sightings, now: number): AlertState {
  const next = remembered(state, batch, sightings);
  const seen = { ...sightings, first: next.firstSeen, last: next.lastSeen };
  const level = highest(batch.matches.map(({ event }) => batch.rule.levelOf(event)));
  const isWorse = level !== undefined && isHigher(level, state.document.rule.level);
  if (isDone(next) && (isWorse || hasGrown(next, seen))) return retold(next, seen, now, isWorse ? level : undefined);
  return next.closesAt === undefined && isOutdated(next, seen) ? reopened(next, now) : next;
}

function closed(state: AlertState): AlertState {
  const { due: _due, closesAt: _closesAt, ...rest } = state;
  return rest;
}

/**
 * Judges a window: what the newest notification does not say is told. At its end nothing is left to do; before that,
 * at the end of an input, it stays open. The same state where nothing changes.
 */
export function judged(state: AlertState, found: Sightings | undefined, now: number): AlertState {
  const isOver = state.closesAt !== undefined && state.closesAt <= now;
  const next = isOver ? closed(state) : state;
  if (found === undefined) return next;
  const first = Math.min(found.first, state.firstSeen);
  const sightings = { ...found, first, last: Math.max(found.last, state.lastSeen) };
  return isOutdated(next, sightings) ? retold(next, sightings, now) : next;
}
