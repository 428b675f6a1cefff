import type { Rule } from '../load.ts';
import type { CorrelationIr, FieldReader } from '../sigma/index.ts';

/** How a correlation reads what one of its rules matched: an event, or the group of a correlation below it. */
export interface Input {
  readonly place: number;
  /** For each field of the group, by the name that the correlation gives it. */
  readonly group: readonly { readonly name: string; readonly read: FieldReader }[];
  readonly values: readonly FieldReader[];
}

/** A correlation that is ready to run. */
export interface Correlation {
  readonly ir: CorrelationIr;
  readonly rule: Rule;
  readonly inputs: ReadonlyMap<string, Input>;
  /** A condition that only more events can make true is judged as they arrive; any other when its window is over. */
  readonly judged: 'on arrival' | 'at close';
  /** A tile's set takes no more entries than this. */
  readonly limit: number;
}

const GROWING = new Set(['event_count', 'value_count', 'value_sum', 'temporal', 'temporal_ordered']);

const negates = (condition: CorrelationIr['seen']): boolean => {
  if (condition === undefined || condition.kind === 'rule') return false;
  return condition.kind === 'not' || condition.of.some(negates);
};

/** Whether further events can never make the condition false again. Sums are of what is not negative. */
export const onlyGrows = ({ type, thresholds, seen }: CorrelationIr): boolean =>
  GROWING.has(type) && thresholds.every(({ is }) => is === 'gt' || is === 'gte') && !negates(seen);

const LIMIT = 1_000;

export const limitOf = ({ type, thresholds }: CorrelationIr): number =>
  type === 'event_count' || type === 'value_count'
    ? Math.max(LIMIT, ...thresholds.map(({ number }) => Math.ceil(number) + 1))
    : LIMIT;
