import type { Comparison, Logic } from './ir.ts';
import type { SigmaRule } from './rule.ts';

export const CORRELATION_TYPES = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
] as const;
export type CorrelationType = (typeof CORRELATION_TYPES)[number];

/** What a count, sum or other figure of a window is compared with. */
export interface Threshold {
  readonly is: Comparison | 'eq' | 'neq';
  readonly number: number;
}

/** Which referenced rules were seen, joined by and, or, not; rules by id. */
export type SeenIr = Logic<{ readonly kind: 'rule'; readonly id: string }>;

/** A parsed correlation: plain JSON. */
export interface CorrelationIr {
  /** Its log source is empty: it looks at what its rules match. */
  readonly rule: SigmaRule;
  readonly type: CorrelationType;
  /** Ids of rules and correlations, in the order given. A rule is never below itself. */
  readonly rules: readonly string[];
  /** Field names or aliases; empty: one group for all. */
  readonly groupBy: readonly string[];
  /** The field that an alias stands for in each rule: alias, then rule id. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Milliseconds. */
  readonly timespan: number;
  /** What value_count takes the tuple of, and the other value_ types the number of; empty for the others. */
  readonly fields: readonly string[];
  /** From 0 to 100, for value_percentile. */
  readonly percentile?: number;
  /** All of them hold. Empty for temporal types with a condition of their own. */
  readonly thresholds: readonly Threshold[];
  /** Of temporal types, instead of thresholds. */
  readonly seen?: SeenIr;
  /** The referenced rules alert on their own, too. */
  readonly generate: boolean;
}
