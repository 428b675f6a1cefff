export interface Random {
  /** From 0, below 1. */
  next(): number;
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
}

/** The same numbers for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => Math.floor(from + next() * (to - from)),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
  };
}
