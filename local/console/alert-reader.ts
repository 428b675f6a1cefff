import type { AlertDocument } from '../../alerting/alert.ts';

export type AlertStatus = 'open' | 'acknowledged' | 'closed';

/** An identity's newest revision and what people made of it. */
export interface AlertState {
  readonly document: AlertDocument;
  readonly status: AlertStatus;
  /** When the status was last changed by a person. */
  readonly changed?: number;
}

/** A message as SNS delivered it. */
export interface Mail {
  readonly sent: number;
  readonly kind: 'alert' | 'update' | 'closed' | 'digest';
  readonly topic: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

export interface AlertRecord extends AlertState {
  /** Oldest first; the last is `document`. */
  readonly revisions: readonly AlertDocument[];
  /** Oldest first. */
  readonly mails: readonly Mail[];
}

export interface AlertReader {
  /** Newest revision of every identity, of rules in shadow too. */
  list(): Promise<readonly AlertState[]>;
  get(identity: string): Promise<AlertRecord | undefined>;
  /** False where there is no such alert. */
  setStatus(identity: string, status: 'open' | 'acknowledged'): Promise<boolean>;
}
