import type { AlertCorrelation } from './alert.ts';
import type { Sightings } from './sightings.ts';
import type { CorrelationIr, SeenIr, Threshold } from './sigma/index.ts';

const COMPARED: Readonly<Record<Threshold['is'], string>> = {
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
  eq: 'exactly',
  neq: 'other than',
};

type Titles = (id: string) => string;

function seenInWords(condition: SeenIr, titles: Titles): string {
  if (condition.kind === 'rule') return `"${titles(condition.id)}"`;
  if (condition.kind === 'not') return `not ${seenInWords(condition.of, titles)}`;
  return `(${condition.of.map((part) => seenInWords(part, titles)).join(` ${condition.kind} `)})`;
}

/** The condition in words: `at least 10`, `more than 5 and at most 20`. */
const thresholdOf = ({ seen, thresholds }: CorrelationIr, titles: Titles): string =>
  seen === undefined
    ? thresholds.map(({ is, number }) => `${COMPARED[is]} ${number.toLocaleString('en')}`).join(' and ')
    : seenInWords(seen, titles).replace(/^\((.*)\)$/s, '$1');

/** What a correlation's alert says of what was counted. */
export const correlationOf = (
  ir: CorrelationIr,
  titles: Titles,
  { figure = 0, byRule = [] }: Sightings,
): AlertCorrelation => ({
  type: ir.type,
  timespan_ms: ir.timespan,
  value: figure,
  threshold: thresholdOf(ir, titles),
  rules: ir.rules.map((id, place) => ({ id, title: titles(id), count: byRule[place] ?? 0 })),
});

/** The same with the newest numbers. */
export const recounted = (before: AlertCorrelation, { figure, byRule }: Sightings): AlertCorrelation => ({
  ...before,
  value: figure ?? before.value,
  rules: before.rules.map((rule, place) => ({ ...rule, count: byRule?.[place] ?? rule.count })),
});
