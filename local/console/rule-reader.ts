import type { Level } from '../../alerting/alert.ts';

export interface RuleState {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly source: string;
  readonly mode: 'live' | 'shadow';
  /** ATT&CK techniques, `T1562.008`. */
  readonly techniques: readonly string[];
  readonly cases: readonly RuleCase[];
  /** Events matched in each of the last 24 hours, oldest first. */
  readonly hits: readonly number[];
}

export interface RuleCase {
  readonly title: string;
  readonly expects: 'alert' | 'no alert';
  readonly nearMiss?: true;
  /** Absent where the cases were not run. */
  readonly got?: 'alert' | 'no alert';
}

export interface RuleRecord extends RuleState {
  /** Path from the repository's root. */
  readonly path: string;
  /** The Sigma file. */
  readonly text: string;
}

export interface RuleReader {
  list(): Promise<readonly RuleState[]>;
  get(id: string): Promise<RuleRecord | undefined>;
}
