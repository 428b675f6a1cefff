import type { FilterIr } from './filter-ir.ts';
import type { ItemIr } from './ir.ts';
import { containsLogSource } from './logsource.ts';
import { compileItem, type Slots, type Test } from './match/item.ts';
import { compileTest } from './match/logic.ts';
import { planDetection } from './match/plan.ts';
import type { Frame } from './match/slot.ts';
import type { SigmaRule } from './rule.ts';

/** Whether a filter is in force for an event. */
export type Applies = (filter: FilterIr, event: object) => boolean;

export interface ExceptionSettings {
  readonly frame: Frame;
  readonly slotsOf: (rule: Pick<SigmaRule, 'logsource' | 'taxonomy'>) => Slots;
  readonly applies: Applies;
}

const NEVER: Test = () => false;

const isFor = ({ rules, logsource }: FilterIr, rule: SigmaRule): boolean =>
  (rules === 'any' || rules.includes(rule.id)) && containsLogSource(logsource, rule.logsource);

/** Answers for a rule whether one of its filters is in force and does not hold for the present event. */
export function compileExceptions(
  filters: readonly FilterIr[],
  { frame, slotsOf, applies }: ExceptionSettings,
): (rule: SigmaRule) => Test {
  const compiled = filters.map((filter) => {
    const slots = slotsOf(filter);
    const leaf = (item: ItemIr): Test => compileItem(item, slots);
    return { filter, holds: compileTest(planDetection(filter.detection), leaf) };
  });
  return (rule) => {
    const own = compiled.filter(({ filter }) => isFor(filter, rule));
    if (own.length === 0) return NEVER;
    return () => own.some(({ filter, holds }) => !holds() && applies(filter, frame.event));
  };
}
