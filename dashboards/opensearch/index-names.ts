import type { SourceId } from '../../transforms/sources/catalogue.ts';

/** A family of indices: one for each month of event time, one for what is older, one for what has no usable date. */
export type IndexBase = `aws-${string}` | 'firewatch-quarantine' | 'firewatch-alerts';

export const QUARANTINE = 'firewatch-quarantine' satisfies IndexBase;
export const ALERTS = 'firewatch-alerts' satisfies IndexBase;

export const sourceBase = (id: SourceId): IndexBase => `aws-${id}`;

/**
 * Every name of a family and no name of another: the undated one that Firehose writes to, `-2*` for the months.
 * `aws-cloudfront-*` would also catch `aws-cloudfront-realtime-2026.11`.
 */
export const patternsOf = (base: IndexBase): readonly string[] => [
  base,
  `${base}-2*`,
  `${base}-old`,
  `${base}-undated`,
];
