import type { CorrelationIr } from './correlation-ir.ts';
import type { FilterIr } from './filter-ir.ts';
import type { DetectionIr } from './ir.ts';
import type { Problem } from './rule-error.ts';

/** A rule file as it was read; the path appears in problems and makes the id of a rule that has none. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule wants to look at, or what an event is. Lower case. */
export interface LogSource {
  readonly product?: string;
  readonly service?: string;
  readonly category?: string;
}

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof LEVELS)[number];

export interface RelatedRule {
  readonly id: string;
  readonly type: string;
}

/** What a rule says about itself; plain JSON. */
export interface SigmaRule {
  /** The rule's own id, else one derived from its path and title. */
  readonly id: string;
  readonly title: string;
  readonly name?: string;
  readonly status?: string;
  readonly description?: string;
  readonly author: readonly string[];
  readonly license?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly related: readonly RelatedRule[];
  readonly references: readonly string[];
  /** `medium` where the rule gives none. */
  readonly level: Level;
  readonly tags: readonly string[];
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly scope: readonly string[];
  readonly logsource: LogSource;
  readonly taxonomy: string;
  /** Top-level keys that Sigma does not define, such as `firewatch`. */
  readonly custom: Readonly<Record<string, unknown>>;
  readonly path: string;
  /** Where the rule's document begins, from 1. */
  readonly line: number;
}

/** A parsed detection rule: plain JSON. */
export interface RuleIr {
  readonly rule: SigmaRule;
  readonly detection: DetectionIr;
}

/** All that rule files hold, parsed: plain JSON, what `rules.json` is. */
export interface ParsedRules {
  readonly rules: readonly RuleIr[];
  readonly correlations: readonly CorrelationIr[];
  readonly filters: readonly FilterIr[];
  /** What is no mistake and most likely not meant. */
  readonly warnings: readonly Problem[];
}
