import type { ConditionIr, DetectionIr, Match, TestIr } from '../sigma/ir.ts';

/** One test of a field, as a lint looks at it. */
export interface Item {
  readonly field: string;
  readonly matches: readonly Match[];
  /** The rule matches only where this holds, and this holds only where the field is there. */
  readonly isNeeded: boolean;
}

interface Place {
  readonly isNeeded: boolean;
  readonly isNegated: boolean;
}

const needsField = (match: Match): boolean => match.kind !== 'null' && !(match.kind === 'exists' && !match.present);

function inTest(test: TestIr, place: Place): readonly Item[] {
  switch (test.kind) {
    case 'and':
      return test.of.flatMap((part) => inTest(part, place));
    case 'or':
      return test.of.flatMap((part) => inTest(part, { ...place, isNeeded: false }));
    case 'not':
      return inTest(test.of, { isNeeded: false, isNegated: !place.isNegated });
    case 'keywords':
      return [];
    case 'elements':
      return [{ field: test.field, matches: [], isNeeded: false }];
    case 'field':
      return [
        {
          field: test.field,
          matches: test.any,
          isNeeded: place.isNeeded && !place.isNegated && test.any.every(needsField),
        },
      ];
  }
}

/** The searches that a condition names, and how. */
function inCondition(
  condition: ConditionIr,
  place: Place,
): readonly { readonly name: string; readonly place: Place }[] {
  if (condition.kind === 'search') return [{ name: condition.name, place }];
  if (condition.kind === 'not') return inCondition(condition.of, { isNeeded: false, isNegated: !place.isNegated });
  const isNeeded = place.isNeeded && condition.kind === 'and';
  return condition.of.flatMap((part) => inCondition(part, { ...place, isNeeded }));
}

/** Every test of a field in a detection that its condition uses. */
export function itemsOf({ searches, condition }: DetectionIr): readonly Item[] {
  const tests = new Map(searches.map(({ name, test }) => [name, test]));
  return inCondition(condition, { isNeeded: true, isNegated: false }).flatMap(({ name, place }) => {
    const test = tests.get(name);
    return test === undefined ? [] : inTest(test, place);
  });
}
