import type { Threshold } from './correlation-ir.ts';
import type { Entry } from './node.ts';
import type { Report } from './rule-error.ts';

export const OPERATORS = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const satisfies readonly Threshold['is'][];

/** Beyond, the set that a window is counted in would be too large to keep. */
const MAX_COUNT = 10_000;

const HOLDS: Readonly<Record<Threshold['is'], (figure: number, number: number) => boolean>> = {
  gt: (figure, number) => figure > number,
  gte: (figure, number) => figure >= number,
  lt: (figure, number) => figure < number,
  lte: (figure, number) => figure <= number,
  eq: (figure, number) => figure === number,
  neq: (figure, number) => figure !== number,
};

/** Every threshold holds for the figure. */
export const meets = (thresholds: readonly Threshold[], figure: number): boolean =>
  thresholds.every(({ is, number }) => HOLDS[is](figure, number));

export const isOperator = (name: string): name is Threshold['is'] => OPERATORS.some((each) => each === name);

/** Reads `gte: 10`. Nothing where the entry is no comparison or a problem was reported. */
export function readThreshold({ name, value }: Entry, report: Report): readonly Threshold[] {
  if (!isOperator(name)) return [];
  if (value.kind === 'scalar' && typeof value.value === 'number') return [{ is: name, number: value.value }];
  report(value.at, `${name} takes a number: write ${name}: 10`);
  return [];
}

/** What is wrong with thresholds for a count that goes from 1, as nothing is known of what was never seen, to `most`. */
export function countFault(thresholds: readonly Threshold[], most: number): string | undefined {
  if (thresholds.some(({ number }) => number > MAX_COUNT))
    return `a count goes to ${MAX_COUNT}: count over a shorter timespan`;
  const near = thresholds.flatMap(({ number }) => [Math.floor(number) - 1, Math.floor(number), Math.floor(number) + 1]);
  if ([1, ...near].some((count) => count >= 1 && count <= most && meets(thresholds, count))) return undefined;
  if (meets(thresholds, 0))
    return 'only no events at all would meet this, and nothing is known of a group that was never seen: count from 1';
  return Number.isFinite(most)
    ? `of ${most} rules no number meets this: correct it`
    : 'no count meets this: correct it';
}
