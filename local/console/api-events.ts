import type { Level } from '../../alerting/alert.ts';
import type { EventRow } from '../../dashboards/query.ts';
import type { ScopeRequest } from './api.ts';
import type { FieldValues, NewValue } from './data.ts';

/** `POST /api/events` */
export interface EventsRequest {
  readonly scope: ScopeRequest;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly before?: { readonly at: number; readonly id: string };
}

export interface EventsResponse {
  readonly rows: readonly EventRow[];
  readonly total: number;
  /** How long the store took, milliseconds. */
  readonly took: number;
}

/** `GET /api/events/:id` */
export interface EventResponse {
  readonly document: string;
  /** Alerts that name this event. */
  readonly alerts: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: Level;
    readonly fields: readonly string[];
  }[];
}

/** `POST /api/fields` */
export interface FieldsRequest {
  readonly scope: ScopeRequest;
  readonly fields: readonly string[];
  readonly size: number;
}

export interface FieldsResponse {
  readonly fields: Readonly<Record<string, FieldValues>>;
}

/** `POST /api/new-values` */
export interface NewValuesRequest {
  readonly scope: ScopeRequest;
  readonly lookback: number;
}

export interface NewValuesResponse {
  readonly values: readonly NewValue[];
}

/** `POST /api/entities`: a scope whose filter names the entity. */
export interface EntityRequest {
  readonly scope: ScopeRequest;
}

export interface EntityResponse {
  readonly events: number;
  readonly first?: number;
  readonly newest?: EventRow;
}
