import type { Field } from '../transforms/sources/catalogue.ts';

/** What is counted. `unique` is exact; `p95` interpolates. */
export type Metric =
  | { readonly op: 'count' }
  | { readonly op: 'unique' | 'sum' | 'avg' | 'max' | 'p95'; readonly field: Field };

/** How it is divided. Time buckets are chosen to fit the range and empty ones are kept. */
export type Split =
  | { readonly by: 'time' }
  | { readonly by: 'terms'; readonly field: Field; readonly size: number; readonly other?: true };

/** `histogram` and `line` run over time; `bars` is a ranked list; `map` wants an ISO 3166 country field. */
export type View = 'metric' | 'histogram' | 'line' | 'bars' | 'table' | 'map' | 'heatmap' | 'events';

/** One panel of a dashboard. `where` is a query in the search language (docs/search.md); `width` is in twelfths. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly view: View;
  readonly width: number;
  readonly meta?: string;
  readonly where?: string;
  readonly metrics: readonly [Metric, ...Metric[]];
  readonly splits?: readonly Split[];
  /** Columns of an `events` panel. */
  readonly columns?: readonly Field[];
  /** Whether a rise is good or bad; steady figures stay grey. */
  readonly rise?: 'good' | 'bad';
}

export interface Dashboard {
  readonly title: string;
  readonly panels: readonly Panel[];
}
