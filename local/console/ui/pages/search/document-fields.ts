export interface DocumentField {
  readonly name: string;
  readonly value: unknown;
}

export interface FieldGroup {
  /** `event`, `user`, `aws.cloudtrail`; empty for fields that stand alone. */
  readonly name: string;
  readonly fields: readonly DocumentField[];
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A dotted field, nested or a key of its own. */
export function at(tree: unknown, name: string): unknown {
  if (!isTree(tree)) return undefined;
  if (Object.hasOwn(tree, name)) return tree[name];
  const dot = name.indexOf('.');
  return dot === -1 ? undefined : at(tree[name.slice(0, dot)], name.slice(dot + 1));
}

const MOST_FIELDS = 2_000;
const MOST_DEPTH = 40;

/** The leaves of a document by their dotted names, in its own order. */
export function leavesOf(tree: unknown, prefix = '', depth = 0): readonly DocumentField[] {
  if (!isTree(tree)) return [];
  return Object.entries(tree)
    .flatMap(([key, value]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const isLeaf = !isTree(value) || depth >= MOST_DEPTH || Object.keys(value).length === 0;
      return isLeaf ? [{ name, value }] : leavesOf(value, name, depth + 1);
    })
    .slice(0, MOST_FIELDS);
}

const groupName = (name: string): string => {
  const [first = '', second] = name.split('.');
  if (second === undefined) return '';
  return first === 'aws' ? `aws.${second}` : first;
};

const FIRST = ['', 'event', 'user', 'source', 'destination', 'cloud'];
const rank = (name: string): number => {
  const at = FIRST.indexOf(name);
  if (at !== -1) return at;
  return name.startsWith('aws') ? FIRST.length + 1 : FIRST.length;
};

/** Fields under their objects: what happened first, the original last. */
export function groupsOf(document: unknown): readonly FieldGroup[] {
  const groups = Map.groupBy(leavesOf(document), ({ name }) => groupName(name));
  return [...groups].map(([name, fields]) => ({ name, fields })).toSorted((a, b) => rank(a.name) - rank(b.name));
}
