import { join } from 'node:path';
import type { AlertDocument } from '../../alerting/alert.ts';
import type { AppendResult, DocumentText } from '../../dashboards/query.ts';
import {
  type AlertFilter,
  type AlertRecord,
  type AlertState,
  type Decision,
  fits,
  hasRevision,
  type Mail,
  noCases,
  noteAlert,
  noteDecision,
  noteMail,
  parseAlert,
  recordOf,
  type SentMail,
  statesOf,
} from './alert-cases.ts';
import { openJournal } from './journal.ts';

/** Alerts, the mails sent of them, and which were acknowledged. All of it is kept. */
export interface AlertStore {
  /** Adds revisions; one that is there already is a repeat. Throws StoreError where a text is no alert document. */
  append(documents: readonly DocumentText[]): Promise<AppendResult>;
  /** Notes a mail under every identity that it tells of. */
  addMail(identities: readonly string[], mail: Mail): Promise<void>;
  /** Newest trigger first; those that fit the filter. */
  list(filter?: AlertFilter): Promise<readonly AlertState[]>;
  /** What is not closed, acknowledged or not. */
  open(): Promise<readonly AlertState[]>;
  get(identity: string): Promise<AlertRecord | undefined>;
  /** False where there is no such alert. */
  setStatus(identity: string, status: 'open' | 'acknowledged'): Promise<boolean>;
}

// JSON has line breaks between values only, where a space says the same.
const oneLine = (text: DocumentText): string => text.replace(/[\r\n]/g, ' ');

const revisionOf = ({ event, firewatch }: AlertDocument): string => `${event.sequence} ${firewatch.identity}`;

/** Opens the alerts of a folder: three journals, read whole. `now` in epoch milliseconds. */
export async function openAlertStore(folder: string, now: () => number = Date.now): Promise<AlertStore> {
  const journal = (name: string) => openJournal(join(folder, 'alerts', `${name}.ndjson`));
  const [alerts, mails, decisions] = await Promise.all([journal('alerts'), journal('mails'), journal('decisions')]);
  const cases = noCases();
  for (const line of alerts.lines) noteAlert(cases, line);
  for (const line of mails.lines) noteMail(cases, JSON.parse(line) as SentMail);
  for (const line of decisions.lines) noteDecision(cases, JSON.parse(line) as Decision);

  async function append(documents: readonly DocumentText[]): Promise<AppendResult> {
    const revisions = new Map<string, string>();
    for (const text of documents) {
      const alert = parseAlert(text);
      if (!hasRevision(cases, alert)) revisions.set(revisionOf(alert), oneLine(text));
    }
    const fresh = [...revisions.values()];
    if (fresh.length > 0) await alerts.append(fresh);
    for (const line of fresh) noteAlert(cases, line);
    return { stored: fresh.length, repeats: documents.length - fresh.length };
  }

  async function addMail(identities: readonly string[], mail: Mail): Promise<void> {
    await mails.append([JSON.stringify({ identities, mail } satisfies SentMail)]);
    noteMail(cases, { identities, mail });
  }

  async function setStatus(identity: string, status: Decision['status']): Promise<boolean> {
    if (!cases.alerts.has(identity)) return false;
    const decision: Decision = { identity, status, changed: now() };
    await decisions.append([JSON.stringify(decision)]);
    noteDecision(cases, decision);
    return true;
  }

  return {
    append,
    addMail,
    setStatus,
    list: async (filter = {}) => statesOf(cases).filter((state) => fits(state, filter)),
    open: async () => statesOf(cases).filter(({ status }) => status !== 'closed'),
    get: async (identity) => recordOf(cases, identity),
  };
}
