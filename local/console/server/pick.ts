type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A dotted field of a document, whether it is nested or a key of its own. */
export function at(tree: unknown, name: string): unknown {
  if (!isTree(tree)) return undefined;
  if (Object.hasOwn(tree, name)) return tree[name];
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const head = name.slice(0, dot);
    if (!Object.hasOwn(tree, head)) continue;
    const value = at(tree[head], name.slice(dot + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Some fields of a document's text; what is absent is left out, and a text that is no JSON has none. */
export function pick(text: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return {};
  }
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = at(document, name);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}
