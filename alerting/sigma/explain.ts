import type { ConditionIr, DetectionIr, ItemIr, TestIr } from './ir.ts';
import { compileItem, isSubjectMatch, type Slots, slotOf } from './match/item.ts';
import { compileMatches } from './match/matcher.ts';
import { compactJson, isScalar } from './match/subject.ts';
import { inWords, selectedInWords } from './words.ts';

/** One item of a rule, as it stood for an event. */
export interface Evidence {
  readonly selection: string;
  /** Empty for keywords. */
  readonly field: string;
  /** The test in words: `is`, `is one of 3`, `contains`. */
  readonly condition: string;
  /** The value that matched, else what is there; an object or array as JSON. Undefined: the field is absent. */
  readonly value: string | number | boolean | null | undefined;
  readonly matched: boolean;
  /** The condition, or neq, wants this item not to match. */
  readonly negated: boolean;
}

function seen(item: ItemIr, slots: Slots): Evidence['value'] {
  const slot = slotOf(item, slots);
  if (item.kind !== 'elements') {
    const matching = slot.subjects().find(compileMatches(item.any.filter(isSubjectMatch)));
    if (matching !== undefined || item.kind === 'keywords') return matching?.scalar;
  }
  const value = slot.value();
  if (isScalar(value) || value === null || value === undefined) return value;
  return typeof value === 'object' ? compactJson(value) : undefined;
}

function itemsOf(test: TestIr, negated: boolean): readonly { readonly item: ItemIr; readonly negated: boolean }[] {
  if (test.kind === 'not') return itemsOf(test.of, !negated);
  if (test.kind === 'and' || test.kind === 'or') return test.of.flatMap((part) => itemsOf(part, negated));
  return [{ item: test, negated }];
}

/** The searches that the condition names, in its order, and whether under `not`. The first mention counts. */
function mentions(condition: ConditionIr, negated: boolean, into: Map<string, boolean>): Map<string, boolean> {
  if (condition.kind === 'not') mentions(condition.of, !negated, into);
  else if (condition.kind === 'search') into.set(condition.name, into.get(condition.name) ?? negated);
  else for (const part of condition.of) mentions(part, negated, into);
  return into;
}

/** Every item that the condition needs, as it stands for the event that the slots hold. */
export function explainDetection({ searches, condition }: DetectionIr, slots: Slots): readonly Evidence[] {
  const mentioned = mentions(condition, false, new Map());
  return searches.flatMap(({ name, test }) => {
    const under = mentioned.get(name);
    if (under === undefined) return [];
    return itemsOf(test, under).map(({ item, negated }) => ({
      selection: name,
      field: item.kind === 'keywords' ? '' : item.field,
      condition: item.kind === 'elements' ? selectedInWords(item.which) : inWords(item.any),
      value: seen(item, slots),
      matched: compileItem(item, slots)(),
      negated,
    }));
  });
}
