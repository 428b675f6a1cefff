import type { Dashboard } from '../../dashboards/panel.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import type { AlertReader } from './alert-reader.ts';
import type { PipelineReader } from './pipeline-reader.ts';
import type { RuleReader } from './rule-reader.ts';
import type { StoreReader } from './store-reader.ts';

export type * from './alert-reader.ts';
export type * from './pipeline-reader.ts';
export type * from './rule-reader.ts';
export type * from './store-reader.ts';

/**
 * All that the console reads, and the one thing it changes. The runtime implements it over its store, alerts and
 * simulated services; a test over invented data. Times are epoch milliseconds, durations milliseconds.
 */
export interface ConsoleData {
  readonly store: StoreReader;
  readonly alerts: AlertReader;
  readonly rules: RuleReader;
  readonly pipeline: PipelineReader;
  /** The sources that are on, in the order in which they are shown, each with its dashboard. */
  readonly dashboards: ReadonlyMap<SourceId, Dashboard>;
  readonly about: About;
  /** Calls back as soon as an alert is raised or changed; the answer ends it. */
  listen(listener: (notice: Notice) => void): () => void;
}

export interface About {
  /** `DuckDB` or `OpenSearch`. */
  readonly store: string;
  readonly started: number;
  /** Events come in by themselves; false where files were loaded: then no source is ever silent. */
  readonly live: boolean;
}

export interface Notice {
  readonly kind: 'alert';
  readonly identity: string;
}
