import { type Evidence, explainDetection } from './explain.ts';
import type { FieldReader, Fields } from './fields.ts';
import type { ItemIr } from './ir.ts';
import { compileItem, type Slots, type Test } from './match/item.ts';
import { compileTest } from './match/logic.ts';
import { planDetection } from './match/plan.ts';
import { createRouter } from './match/route.ts';
import { createSlot, type Frame, type Slot } from './match/slot.ts';
import { subjectsOf, textsOf } from './match/subject.ts';
import type { LogSource, ParsedRules, RuleIr, SigmaRule } from './rule.ts';

/** Compiled rules. Nothing here throws, whatever the event; time is linear in the event's size. */
export interface RuleSet {
  readonly rules: readonly SigmaRule[];
  /** The rules whose log source is among the event's and whose condition holds, in the order they were given. */
  match(event: object, logsources: readonly LogSource[]): readonly SigmaRule[];
  /** Each item of a rule with the value that was seen; nothing for a rule that is not in the set. */
  explain(id: string, event: object): readonly Evidence[];
}

interface Compiled extends RuleIr {
  readonly holds: Test;
  readonly slots: Slots;
}

/** One slot for each place that a reader reads, shared by all rules. */
function createSlots(frame: Frame, fields: Fields): (rule: SigmaRule) => Slots {
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
  });
}

const NONE: readonly SigmaRule[] = [];

/** Compiles rules, from `parseRules` or from the JSON that it made, for events whose fields are found by `fields`. */
export function compileRules({ rules }: Pick<ParsedRules, 'rules'>, fields: Fields): RuleSet {
  const frame: Frame = { event: {}, number: 0 };
  const slotsOf = createSlots(frame, fields);
  const compiled = rules.map((ir): Compiled => {
    const slots = slotsOf(ir.rule);
    const leaf = (item: ItemIr): Test => compileItem(item, slots);
    return { ...ir, slots, holds: compileTest(planDetection(ir.detection), leaf) };
  });
  const byId = new Map(compiled.map((rule) => [rule.rule.id, rule]));
  const route = createRouter(compiled);
  const present = (event: object): void => {
    frame.event = event;
    frame.number++;
  };
  return {
    rules: rules.map(({ rule }) => rule),
    match(event, logsources) {
      present(event);
      let found: SigmaRule[] | undefined;
      for (const { holds, rule } of route(logsources)) {
        if (!holds()) continue;
        found ??= [];
        found.push(rule);
      }
      return found ?? NONE;
    },
    explain(id, event) {
      present(event);
      const rule = byId.get(id);
      return rule === undefined ? [] : explainDetection(rule.detection, rule.slots);
    },
  };
}
