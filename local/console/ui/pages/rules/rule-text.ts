import type { RuleState } from '../../../data.ts';

export const hitsOf = ({ hits }: RuleState): number => hits.reduce((sum, n) => sum + n, 0);

/** How many cases a rule has, and how many of them came out as expected; undefined where they were not run. */
export function casesText({ cases }: RuleState): { readonly passed: number | undefined; readonly all: number } {
  const run = cases.filter(({ got }) => got !== undefined);
  const passed = run.filter(({ got, expects }) => got === expects).length;
  return { passed: run.length === 0 && cases.length > 0 ? undefined : passed, all: cases.length };
}
