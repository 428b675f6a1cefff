/** The same text, without keeping alive the line that it was cut out of. */
const detached = (text: string): string => (text.isWellFormed() ? Buffer.from(text).toString() : text);

/** Remembers answers by key; forgets everything when full, which costs less than keeping order. */
export function remember<Value>(limit: number, compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (asked) => {
    const hit = known.get(asked);
    if (hit !== undefined || known.has(asked)) return hit as Value;
    if (known.size >= limit) known.clear();
    const key = detached(asked);
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
