const MANY = 100;
const STEPS = 32;

/**
 * Of very many times that a correlation held, those that are a small part of the window apart in which they are counted
 * above: enough to be found in nearly every window, and a set that stays small.
 */
export function thin(times: readonly number[], timespan: number): readonly number[] {
  if (times.length <= MANY) return times;
  let last = Number.NEGATIVE_INFINITY;
  return times.filter((at) => {
    if (at - last < timespan / STEPS) return false;
    last = at;
    return true;
  });
}
