import type { TestIr } from '../ir.ts';
import { createFieldIndex, type FieldIndex, type Registered, type Rules } from './field-index.ts';
import type { Slots } from './item.ts';
import type { Slot } from './slot.ts';
import { type Clue, choose, clueOf, type Need, needsIn } from './witness.ts';

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

/** Needs by number, the same for the same need. */
function createNeeds() {
  const needs: Need[] = [];
  const numbers = new Map<string, number>();
  return {
    needs,
    numberOf(need: Need): number {
      const key = `${need.kind} ${need.field} ${need.kind === 'present' ? '' : need.text}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, needs.length);
      return needs.push(need) - 1;
    },
  };
}

/** In how many rules each need occurs: what many rules ask for, many events have. */
function countNeeds(clues: readonly (Clue | undefined)[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const clue of clues) for (const need of new Set(clue && needsIn(clue))) counts[need] = (counts[need] ?? 0) + 1;
  return counts;
}

interface Placed {
  readonly always: Rules;
  readonly fields: readonly FieldIndex[];
}

function place(rules: readonly Indexed[]): Placed {
  const { needs, numberOf } = createNeeds();
  const clues = rules.map(({ test }) => clueOf(test, numberOf));
  const counts = countNeeds(clues, needs.length);
  const costs = needs.map((need, number) => costOf(need) * (counts[number] ?? 1));
  const bySlot = new Map<Slot, Registered[]>();
  const always: number[] = [];
  for (const [rule, clue] of clues.entries()) {
    if (clue === undefined) always.push(rule);
    for (const number of new Set(clue && choose(clue, (each) => costs[each] ?? 0).needs)) {
      const need = needs[number] as Need;
      const slot = (rules[rule] as Indexed).slots.field(need.field);
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
