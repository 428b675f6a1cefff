import type { Level } from '../../alerting/alert.ts';
import type { Dashboard } from '../../dashboards/panel.ts';
import type { Filter, PanelResult, TimeRange } from '../../dashboards/query.ts';
import type { Problem } from '../../dashboards/search/query-error.ts';
import type { Flow, LedgerRow, RuleRecord, RuleState, StreamCounters } from './data.ts';

export type * from './api-alerts.ts';
export type * from './api-events.ts';

/** The JSON API between the console's server and its pages. Every failure is a `Failure` with an HTTP status. */
export interface Failure {
  /** One sentence. */
  readonly error: string;
  /** Where the query can't be read. */
  readonly query?: Problem;
}

export interface ScopeRequest {
  readonly range: TimeRange;
  readonly source?: string;
  readonly filters: readonly Filter[];
  readonly query?: string;
}

/** `GET /api/session`: what does not change while the console runs. */
export interface Session {
  readonly store: string;
  readonly started: number;
  readonly live: boolean;
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  /** By source, and the console's own: `overview`, `search`, `entity`. */
  readonly dashboards: Readonly<Record<string, Dashboard>>;
}

export interface SourceStatus {
  readonly id: string;
  readonly title: string;
  readonly events: number;
  /** Events a second over the last minutes. */
  readonly rate: number;
  readonly perMinute: readonly number[];
  readonly lastArrival?: number;
  readonly span?: TimeRange;
  readonly lag?: number;
  /** Late by more than ten times its usual gap, which is this many milliseconds. */
  readonly silent?: { readonly usualGap: number };
}

/** `GET /api/status`, and pushed each second as the stream's `status`. */
export interface Status {
  readonly now: number;
  readonly events: number;
  /** The store doesn't answer since; the other figures are of the last answer. */
  readonly problem?: { readonly since: number; readonly message: string; readonly asOf?: number };
  /** Of the ledger, all sources together. */
  readonly received: number;
  readonly quarantined: number;
  readonly waiting: number;
  /** Arrival to searchable, 95th percentile, milliseconds. */
  readonly visible?: number;
  readonly sources: readonly SourceStatus[];
  readonly open: Readonly<Record<Level, number>>;
  /** Changes whenever an alert is raised, changed or acknowledged. */
  readonly alertsVersion: string;
}

/** `POST /api/panels`: all panels of a dashboard at once. */
export interface PanelsRequest {
  readonly dashboard: string;
  readonly scope: ScopeRequest;
}

export type PanelAnswer =
  | {
      readonly kind: 'answer';
      readonly result: PanelResult;
      /** Of a `metric`: the range before it and its course over time. */
      readonly before?: PanelResult;
      readonly trend?: PanelResult;
    }
  | { readonly kind: 'failed'; readonly error: string };

export interface PanelsResponse {
  readonly at: number;
  readonly answers: Readonly<Record<string, PanelAnswer>>;
}

/** `GET /api/rules` */
export interface RulesResponse {
  readonly rules: readonly RuleState[];
}

/** `GET /api/rules/:id` */
export interface RuleResponse {
  readonly rule: RuleRecord;
}

/** Quarantined lines of one source with one reason, numbers in it left aside. */
export interface QuarantineGroup {
  readonly source: string;
  readonly reason: string;
  readonly lines: number;
  readonly latest: number;
  readonly sample: string;
  readonly origins: readonly string[];
}

/** `GET /api/pipeline` */
export interface PipelineResponse {
  readonly ledger: readonly LedgerRow[];
  readonly streams: readonly StreamCounters[];
  readonly flow: Flow;
  readonly rules: number;
  readonly quarantine: readonly QuarantineGroup[];
}
