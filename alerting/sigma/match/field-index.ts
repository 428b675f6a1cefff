import { createLiteralSet } from './literal-set.ts';
import type { Slot } from './slot.ts';
import { foldedText, type Subject } from './subject.ts';
import type { Need } from './witness.ts';

/** Numbers of rules. */
export type Rules = readonly number[];

/** The rules that are found by one field. */
export interface FieldIndex {
  /** Calls `found` with rules that this field of the present event makes candidates; some may come twice. */
  collect(found: (rules: Rules) => void): void;
}

export interface Registered {
  readonly need: Need;
  readonly rule: number;
}

const MAX_REMEMBERED = 4_000;
const LONGEST_REMEMBERED = 200;

function groupByText(registered: readonly Registered[], kind: 'value' | 'literal'): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const { need, rule } of registered) {
    if (need.kind !== kind) continue;
    const group = groups.get(need.text);
    if (group) group.push(rule);
    else groups.set(need.text, [rule]);
  }
  return groups;
}

/** An index of what rules need of one field. What a short value leads to is remembered. */
export function createFieldIndex(slot: Slot, registered: readonly Registered[]): FieldIndex {
  const present = registered.filter(({ need }) => need.kind === 'present').map(({ rule }) => rule);
  const values = groupByText(registered, 'value');
  const literals = [...groupByText(registered, 'literal')];
  const literalSet = createLiteralSet(literals.map(([text]) => text));
  const remembered = new Map<string, readonly Rules[]>();

  function look(subject: Subject): readonly Rules[] {
    const text = foldedText(subject);
    const equal = values.get(text);
    const found: Rules[] = equal === undefined ? [] : [equal];
    if (literals.length > 0) literalSet.search(text, (place) => found.push(literals[place]?.[1] ?? []));
    return found;
  }

  function rulesOf(subject: Subject): readonly Rules[] {
    const { text } = subject;
    if (text.length > LONGEST_REMEMBERED) return look(subject);
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const rules = look(subject);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(text, rules);
    return rules;
  }

  return {
    collect(found) {
      const value = slot.value();
      if (value === undefined) return;
      if (present.length > 0) found(present);
      if (values.size === 0 && literals.length === 0) return;
      const subjects = slot.subjects();
      for (let at = 0; at < subjects.length; at++) {
        const rules = rulesOf(subjects[at] as Subject);
        for (let each = 0; each < rules.length; each++) found(rules[each] as Rules);
      }
    },
  };
}
