/** How often each of several things is there. */
export interface Tally<Key> {
  add(key: Key): void;
  remove(key: Key): void;
  has(key: Key): boolean;
  /** How many different ones are there. */
  readonly size: number;
}

export function createTally<Key>(): Tally<Key> {
  const counts = new Map<Key, number>();
  return {
    add: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    remove(key) {
      const count = (counts.get(key) ?? 0) - 1;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    },
    has: (key) => counts.has(key),
    get size() {
      return counts.size;
    },
  };
}
