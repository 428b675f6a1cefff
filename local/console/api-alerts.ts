import type { AlertDocument, Level } from '../../alerting/alert.ts';
import type { EventRow } from '../../dashboards/query.ts';
import type { AlertStatus, Mail } from './data.ts';

/** An alert as lists, marks and figures need it. */
export interface AlertSummary {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly status: AlertStatus;
  readonly mode: 'live' | 'shadow';
  readonly late: boolean;
  readonly source: string;
  readonly message: string;
  readonly who?: { readonly field: string; readonly value: string };
  /** The other end: where it came from, or went to. */
  readonly peer?: { readonly field: string; readonly value: string; readonly country?: string; readonly to?: true };
  readonly resource?: string;
  readonly account?: string;
  readonly region?: string;
  readonly count: number;
  readonly atLeast: boolean;
  readonly first: number;
  readonly last: number;
  /** Alerts of one incident share it. */
  readonly incident: string;
  readonly changed?: number;
}

/** `GET /api/alerts`: rules in shadow too, newest first. */
export interface AlertsResponse {
  readonly alerts: readonly AlertSummary[];
}

/** `GET /api/alerts/:id` */
export interface AlertResponse {
  readonly alert: AlertSummary;
  readonly document: AlertDocument;
  readonly mails: readonly Mail[];
  /** The events that it names and that are still stored; oldest first. */
  readonly events: readonly EventRow[];
  /** The other alerts of its incident. */
  readonly related: readonly AlertSummary[];
}

/** `PUT /api/alerts/:id/status` */
export interface StatusRequest {
  readonly status: 'open' | 'acknowledged';
}
