import type { Figure } from './figure.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * How many of the rules were seen one after the other in their order, at the most; equal times are in order. What is
 * kept is, for each length of a chain and each rule that it ends with, the latest time at which it may have begun: a
 * chain lies in the window if that does.
 */
export function createOrder(rules: number): Figure {
  const begun = Array.from({ length: rules + 1 }, () => Array<number>(rules).fill(NEVER));
  const latest = (length: number, before: number): number => Math.max(NEVER, ...(begun[length] ?? []).slice(0, before));
  return {
    add({ at, place }) {
      for (let length = place + 1; length > 0; length--) {
        const row = begun[length] ?? [];
        const start = length === 1 ? at : latest(length - 1, place);
        row[place] = Math.max(row[place] ?? NEVER, start);
      }
    },
    remove: () => undefined,
    value(from) {
      for (let length = rules; length > 0; length--) {
        const start = latest(length, rules);
        if (start !== NEVER && start >= from) return length;
      }
      return 0;
    },
  };
}
