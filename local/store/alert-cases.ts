import type { AlertDocument, Level } from '../../alerting/alert.ts';
import type { DocumentText } from '../../dashboards/query.ts';
import { StoreError } from './store-error.ts';

export type AlertStatus = 'open' | 'acknowledged' | 'closed';

/** A message as SNS delivered it. `sent` in epoch milliseconds. */
export interface Mail {
  readonly sent: number;
  readonly kind: 'alert' | 'update' | 'closed' | 'digest';
  readonly topic: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** An identity's newest revision and what people made of it. */
export interface AlertState {
  readonly document: AlertDocument;
  readonly status: AlertStatus;
  /** When a person last changed the status, in epoch milliseconds. */
  readonly changed?: number;
}

export interface AlertRecord extends AlertState {
  /** Oldest first; the last is `document`. */
  readonly revisions: readonly AlertDocument[];
  /** Oldest first. */
  readonly mails: readonly Mail[];
}

export interface AlertFilter {
  readonly status?: AlertStatus;
  readonly rule?: string;
  readonly level?: Level;
}

/** What a person made of an alert. */
export interface Decision {
  readonly identity: string;
  readonly status: 'open' | 'acknowledged';
  readonly changed: number;
}

export interface SentMail {
  readonly identities: readonly string[];
  readonly mail: Mail;
}

/** Revisions by number; only the newest is unfolded in memory. */
interface Alert {
  newest: AlertDocument;
  readonly revisions: Map<number, DocumentText>;
}

/** All alerts by identity. A mail may come before the alert it tells of. */
export interface AlertCases {
  readonly alerts: Map<string, Alert>;
  readonly mails: Map<string, Mail[]>;
  readonly decisions: Map<string, Decision>;
}

export const noCases = (): AlertCases => ({ alerts: new Map(), mails: new Map(), decisions: new Map() });

/** Throws StoreError where the text is no alert document. */
export function parseAlert(text: DocumentText): AlertDocument {
  const document = JSON.parse(text) as Partial<AlertDocument>;
  const { event, firewatch } = document;
  if (typeof firewatch?.identity !== 'string' || !Number.isInteger(event?.sequence))
    throw new StoreError('expected an alert document with an identity and a sequence number');
  return document as AlertDocument;
}

export const hasRevision = ({ alerts }: AlertCases, { event, firewatch }: AlertDocument): boolean =>
  alerts.get(firewatch.identity)?.revisions.has(event.sequence) ?? false;

/** Notes a revision that is not there yet. */
export function noteAlert({ alerts }: AlertCases, text: DocumentText): void {
  const document = parseAlert(text);
  const { identity } = document.firewatch;
  const { sequence } = document.event;
  const alert = alerts.get(identity) ?? { newest: document, revisions: new Map() };
  alerts.set(identity, alert);
  alert.revisions.set(sequence, text);
  if (sequence > alert.newest.event.sequence) alert.newest = document;
}

export function noteMail({ mails }: AlertCases, { identities, mail }: SentMail): void {
  for (const identity of identities) mails.set(identity, [...(mails.get(identity) ?? []), mail]);
}

export function noteDecision({ decisions }: AlertCases, decision: Decision): void {
  decisions.set(decision.identity, decision);
}

function stateOf({ decisions }: AlertCases, identity: string, { newest }: Alert): AlertState {
  const decision = decisions.get(identity);
  const status = newest.event.action === 'closed' ? 'closed' : (decision?.status ?? 'open');
  return { document: newest, status, ...(decision === undefined ? {} : { changed: decision.changed }) };
}

/** Newest trigger first. */
export const statesOf = (cases: AlertCases): readonly AlertState[] =>
  [...cases.alerts]
    .map(([identity, alert]) => stateOf(cases, identity, alert))
    .toSorted((a, b) => Date.parse(b.document['@timestamp']) - Date.parse(a.document['@timestamp']));

export function recordOf(cases: AlertCases, identity: string): AlertRecord | undefined {
  const alert = cases.alerts.get(identity);
  return (
    alert && {
      ...stateOf(cases, identity, alert),
      revisions: [...alert.revisions].toSorted(([a], [b]) => a - b).map(([, text]) => parseAlert(text)),
      mails: (cases.mails.get(identity) ?? []).toSorted((a, b) => a.sent - b.sent),
    }
  );
}

export const fits = ({ document, status }: AlertState, filter: AlertFilter): boolean =>
  (filter.status === undefined || filter.status === status) &&
  (filter.rule === undefined || filter.rule === document.rule.id) &&
  (filter.level === undefined || filter.level === document.rule.level);
