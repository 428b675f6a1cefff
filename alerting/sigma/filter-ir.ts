import type { DetectionIr } from './ir.ts';
import type { LogSource } from './rule.ts';

/** A parsed filter: its condition is joined to those of its rules by and. Plain JSON. */
export interface FilterIr {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Ids of detection rules, or all whose log source its own contains. */
  readonly rules: readonly string[] | 'any';
  readonly logsource: LogSource;
  readonly taxonomy: string;
  readonly detection: DetectionIr;
  /** Top-level keys that Sigma does not define, such as `firewatch`. */
  readonly custom: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly line: number;
}
