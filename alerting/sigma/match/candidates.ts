import type { TestIr } from '../ir.ts';
import { createFieldIndex, type FieldIndex, type Registered, type Rules } from './field-index.ts';
import type { Slots } from './item.ts';
import type { Slot } from './slot.ts';
import { chooseWitness, type Need, needsOf } from './witness.ts';

/** A rule as the index sees it. */
export interface Indexed {
  readonly test: TestIr;
  readonly slots: Slots;
}

/** Finds the rules that may match the present event. */
export interface Candidates {
  /** Numbers of rules, each once, in no order; good until the next call. */
  find(): { readonly rules: Int32Array; readonly count: number };
}

/** What it costs to be found by a need that no other rule has: a short literal occurs often, a field nearly always. */
const COST = { value: 1, literal: 2, short: 20, present: 200 } as const;
const SHORT = 4;

const costOf = (need: Need): number =>
  need.kind === 'literal' && need.text.length < SHORT ? COST.short : COST[need.kind];

const keyOf = (need: Need): string => `${need.kind} ${need.field} ${need.kind === 'present' ? '' : need.text}`;

/** In how many rules each need occurs: what many rules ask for, many events have. */
function countNeeds(rules: readonly Indexed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { test } of rules)
    for (const key of new Set(needsOf(test).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

interface Placed {
  readonly always: Rules;
  readonly fields: readonly FieldIndex[];
}

function place(rules: readonly Indexed[]): Placed {
  const counts = countNeeds(rules);
  const bySlot = new Map<Slot, Registered[]>();
  const always: number[] = [];
  for (const [rule, { test, slots }] of rules.entries()) {
    const chosen = chooseWitness(test, (need) => costOf(need) * (counts.get(keyOf(need)) ?? 1));
    if (chosen === undefined) always.push(rule);
    for (const need of new Map(chosen?.witness.map((each) => [keyOf(each), each])).values()) {
      const slot = slots.field(need.field);
      const registered = bySlot.get(slot);
      if (registered) registered.push({ need, rule });
      else bySlot.set(slot, [{ need, rule }]);
    }
  }
  return { always, fields: [...bySlot].map(([slot, registered]) => createFieldIndex(slot, registered)) };
}

/**
 * An index of rules by what they need: each stands under the need that the fewest rules share, so that an event meets
 * few of them, however many there are.
 */
export function createCandidates(rules: readonly Indexed[]): Candidates {
  const { always, fields } = place(rules);
  const found = new Int32Array(rules.length);
  const seen = new Int32Array(rules.length);
  let round = 0;
  let count = 0;
  const add = (more: Rules): void => {
    for (let at = 0; at < more.length; at++) {
      const rule = more[at] as number;
      if (seen[rule] === round) continue;
      seen[rule] = round;
      found[count++] = rule;
    }
  };
  return {
    find() {
      round = round === 0x7fffffff ? 1 : round + 1;
      count = 0;
      add(always);
      for (let at = 0; at < fields.length; at++) (fields[at] as FieldIndex).collect(add);
      return { rules: found, count };
    },
  };
}
