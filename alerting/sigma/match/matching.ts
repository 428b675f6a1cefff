import type { SigmaRule } from '../rule.ts';
import { createCandidates, type Indexed } from './candidates.ts';
import type { Test } from './item.ts';

/** A compiled rule. */
export interface Compiled extends Indexed {
  readonly rule: SigmaRule;
  readonly holds: Test;
  /** What keeps the rule from alerting on the present event; asked only where the rule holds. */
  readonly isExcepted: Test;
}

/** Matches the present event against rules: those that match, in the rules' order. */
export interface Matching {
  match(): readonly SigmaRule[];
  /** How many rules the last event was tried on. */
  readonly tried: () => number;
}

const NONE: readonly SigmaRule[] = [];

const matches = ({ holds, isExcepted }: Compiled): boolean => holds() && !isExcepted();

/** Tries the rules that the index finds. */
export function createMatching(rules: readonly Compiled[]): Matching {
  const candidates = createCandidates(rules);
  let tried = 0;
  return {
    match() {
      const found = candidates.find();
      tried = found.count;
      let matched: number[] | undefined;
      for (let at = 0; at < found.count; at++) {
        const number = found.rules[at] as number;
        if (!matches(rules[number] as Compiled)) continue;
        matched ??= [];
        matched.push(number);
      }
      if (matched === undefined) return NONE;
      return matched.sort((one, other) => one - other).map((number) => (rules[number] as Compiled).rule);
    },
    tried: () => tried,
  };
}
