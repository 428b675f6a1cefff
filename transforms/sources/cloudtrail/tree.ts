/** One JSON object of a record, as it was read. Names come from the log, so members are looked up as own ones only. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const memberOf = (tree: Tree | undefined, name: string): unknown =>
  tree !== undefined && Object.hasOwn(tree, name) ? tree[name] : undefined;

export function treeOf(tree: Tree | undefined, name: string): Tree | undefined {
  const value = memberOf(tree, name);
  return isTree(value) ? value : undefined;
}

/** How a log says that it has nothing to say. */
export const isNothing = (text: string): boolean => text === '' || text === '-';

/** The member's text; absent where it says nothing or is of another type. */
export function textOf(tree: Tree | undefined, name: string): string | undefined {
  const value = memberOf(tree, name);
  return typeof value === 'string' && !isNothing(value) ? value : undefined;
}

/** The last part of an ARN: a name without its path. */
export const lastPart = (arn: string | undefined): string | undefined =>
  arn === undefined ? undefined : arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1) || undefined;
