import { parseCondition } from './condition.ts';
import { type Applies, compileExceptions } from './exceptions.ts';
import { type Evidence, explainDetection } from './explain.ts';
import type { FieldReader, Fields } from './fields.ts';
import type { DetectionIr, ItemIr } from './ir.ts';
import { createElementSlots } from './match/elements.ts';
import { compileItem, type Slots, type Test } from './match/item.ts';
import { compileTest } from './match/logic.ts';
import { type Compiled, createMatching, type Matching } from './match/matching.ts';
import { planDetection, testOf } from './match/plan.ts';
import { createRouter } from './match/route.ts';
import { createSlot, type Frame, type Slot } from './match/slot.ts';
import { subjectsOf, textsOf } from './match/subject.ts';
import type { LogSource, ParsedRules, SigmaRule } from './rule.ts';

/** Compiled rules. Nothing here throws, whatever the event; time is linear in the event's size. */
export interface RuleSet {
  readonly rules: readonly SigmaRule[];
  /** The rules whose log source is among the event's and whose condition holds, in the order they were given. */
  match(event: object, logsources: readonly LogSource[]): readonly SigmaRule[];
  /** On how many rules an event of these log sources was tried last. */
  tried(logsources: readonly LogSource[]): number;
  /** Each item of a rule with the value that was seen; nothing for a rule that is not in the set. */
  explain(id: string, event: object): readonly Evidence[];
  /** Another condition over a rule's searches. Throws ConditionError, and TypeError for a rule that is not in the set. */
  condition(id: string, text: string): (event: object) => boolean;
}

export interface CompileOptions {
  /** Whether a filter is in force for an event; always, if absent. */
  readonly applies?: Applies;
  /** How rules are found; another way than the index is of use to tests only. */
  readonly matching?: (rules: readonly Compiled[]) => Matching;
}

/** One slot for each place that a reader reads, shared by all rules. */
function createSlots(frame: Frame, fields: Fields): (rule: Pick<SigmaRule, 'logsource' | 'taxonomy'>) => Slots {
  const values = new Map<FieldReader, Slot>();
  const texts = new Map<FieldReader, Slot>();
  const shared = (slots: Map<FieldReader, Slot>, reader: FieldReader, expand: typeof subjectsOf): Slot => {
    const slot = slots.get(reader) ?? createSlot(frame, reader, expand);
    slots.set(reader, slot);
    return slot;
  };
  return ({ logsource, taxonomy }) => ({
    field: (name) => shared(values, fields.reader(logsource, taxonomy, name), subjectsOf),
    texts: () => shared(texts, fields.text(logsource), textsOf),
    elements: () => createElementSlots(fields),
  });
}

const holdsOf = (detection: DetectionIr, slots: Slots): Test =>
  compileTest(planDetection(detection), (item: ItemIr): Test => compileItem(item, slots));

/** Most rules are never tried, so a test is made when it is first asked. */
function lazy(make: () => Test): Test {
  let test: Test | undefined;
  return () => {
    test ??= make();
    return test();
  };
}

const ALWAYS: Applies = () => true;

/** Compiles rules, from `parseRules` or from the JSON that it made, for events whose fields are found by `fields`. */
export function compileRules(
  { rules, filters = [] }: Pick<ParsedRules, 'rules'> & Partial<Pick<ParsedRules, 'filters'>>,
  fields: Fields,
  { applies = ALWAYS, matching = createMatching }: CompileOptions = {},
): RuleSet {
  const frame: Frame = { event: {}, number: 0 };
  const slotsOf = createSlots(frame, fields);
  const exceptionOf = compileExceptions(filters, { frame, slotsOf, applies });
  const compiled = rules.map(({ rule, detection }): Compiled & { readonly detection: DetectionIr } => {
    const slots = slotsOf(rule);
    const holds = lazy(() => holdsOf(detection, slots));
    return { rule, detection, slots, test: testOf(detection), holds, isExcepted: exceptionOf(rule) };
  });
  const byId = new Map(compiled.map((rule) => [rule.rule.id, rule]));
  const route = createRouter(compiled, matching);
  const present = (event: object): void => {
    frame.event = event;
    frame.number++;
  };
  return {
    rules: rules.map(({ rule }) => rule),
    match(event, logsources) {
      present(event);
      return route(logsources).match();
    },
    tried: (logsources) => route(logsources).tried(),
    explain(id, event) {
      present(event);
      const rule = byId.get(id);
      return rule === undefined ? [] : explainDetection(rule.detection, rule.slots);
    },
    condition(id, text) {
      const rule = byId.get(id);
      if (rule === undefined) throw new TypeError(`there is no rule ${id}`);
      const { searches } = rule.detection;
      const condition = parseCondition(
        text,
        searches.map(({ name }) => name),
      );
      const holds = holdsOf({ searches, condition }, rule.slots);
      return (event) => {
        present(event);
        return holds();
      };
    },
  };
}
