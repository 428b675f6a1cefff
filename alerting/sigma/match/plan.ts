import type { ConditionIr, DetectionIr, Match, MatchItemIr, TestIr } from '../ir.ts';

/** What a test costs, roughly, in comparisons of two short texts. */
const COST: Readonly<Record<Match['kind'], number>> = {
  is: 1,
  null: 1,
  exists: 1,
  any: 1,
  startswith: 2,
  endswith: 2,
  contains: 3,
  gt: 3,
  gte: 3,
  lt: 3,
  lte: 3,
  like: 5,
  cidr: 5,
  time: 10,
  fieldref: 10,
  re: 20,
};
const KEYWORDS_COST = 100;
const ELEMENTS_COST = 5;

const itemCost = ({ kind, any }: MatchItemIr): number => {
  const equal = any.some((match) => match.kind === 'is') ? 1 : 0;
  const others = any.filter((match) => match.kind !== 'is');
  const each = others.reduce((sum, match) => sum + COST[match.kind], equal);
  return kind === 'keywords' ? each * KEYWORDS_COST : each;
};

function costOf(test: TestIr): number {
  if (test.kind === 'not') return costOf(test.of);
  if (test.kind === 'and' || test.kind === 'or') return test.of.reduce((sum, part) => sum + costOf(part), 0);
  return test.kind === 'elements' ? ELEMENTS_COST * costOf(test.of) : itemCost(test);
}

function inline(condition: ConditionIr, searches: ReadonlyMap<string, TestIr>): TestIr {
  if (condition.kind === 'not') return { kind: 'not', of: inline(condition.of, searches) };
  if (condition.kind === 'and' || condition.kind === 'or')
    return { kind: condition.kind, of: condition.of.map((part) => inline(part, searches)) };
  const test = searches.get(condition.name);
  if (test === undefined) throw new TypeError(`the condition names a search "${condition.name}" that is not there`);
  return test;
}

/** Joins nested ands and nested ors, and puts what is cheap first. */
function arrange(test: TestIr): TestIr {
  if (test.kind === 'not') return { kind: 'not', of: arrange(test.of) };
  if (test.kind !== 'and' && test.kind !== 'or') return test;
  const { kind } = test;
  const parts = test.of.map(arrange).flatMap((part): readonly TestIr[] => (part.kind === kind ? part.of : [part]));
  return { kind, of: parts.toSorted((left, right) => costOf(left) - costOf(right)) };
}

/** The whole detection as one test. */
export const testOf = ({ searches, condition }: DetectionIr): TestIr =>
  inline(condition, new Map(searches.map(({ name, test }) => [name, test])));

/** The whole detection as one test, in the order in which it is evaluated. */
export const planDetection = (detection: DetectionIr): TestIr => arrange(testOf(detection));
