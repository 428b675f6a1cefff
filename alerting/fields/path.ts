/** One step of a path: the key, and the rest of the field's name from here as a key that holds dots. */
interface Step {
  readonly key: string;
  readonly rest: string | undefined;
}

export type Path = readonly Step[];

export function parsePath(field: string): Path {
  const keys = field.split('.');
  return keys.map((key, at) => ({ key, rest: at < keys.length - 1 ? keys.slice(at).join('.') : undefined }));
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** What an object has itself under a key: nothing inherited. */
export const own = (tree: unknown, key: string): unknown =>
  isTree(tree) && Object.hasOwn(tree, key) ? tree[key] : undefined;

/** More than an event of a megabyte can hold. */
const MAX_VISITED = 1_000_000;

/** What an array's members, and theirs, hold at the rest of the path; undefined where none holds anything. */
function readMembers(array: readonly unknown[], path: Path, from: number): unknown {
  const found: unknown[] = [];
  const stack = array.toReversed();
  for (let visited = 0; stack.length > 0 && visited < MAX_VISITED; visited++) {
    const member = stack.pop();
    if (Array.isArray(member)) for (const inner of member.toReversed()) stack.push(inner);
    else {
      const value = readPath(member, path, from);
      if (value !== undefined) found.push(value);
    }
  }
  return found.length === 0 ? undefined : found;
}

/**
 * The value at a path, undefined where it is absent. At each level a key that holds dots beats the nested keys.
 * An array on the way stands for its members: the answer is the array of what they hold.
 */
export function readPath(root: unknown, path: Path, from = 0): unknown {
  let tree = root;
  for (let at = from; at < path.length; at++) {
    const step = path[at];
    if (!isTree(tree) || step === undefined) return undefined;
    if (Array.isArray(tree)) return readMembers(tree, path, at);
    if (step.rest !== undefined) {
      const flat = own(tree, step.rest);
      if (flat !== undefined) return flat;
    }
    tree = own(tree, step.key);
  }
  return tree;
}
