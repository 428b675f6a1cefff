/** One JSON object of a record, as it was read. Names come from the log, so members are looked up as own ones only. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const memberOf = (tree: Tree | undefined, name: string): unknown =>
  tree !== undefined && Object.hasOwn(tree, name) ? tree[name] : undefined;

export const asTree = (value: unknown): Tree | undefined => (isTree(value) ? value : undefined);

export const treeOf = (tree: Tree | undefined, name: string): Tree | undefined => asTree(memberOf(tree, name));

/** How a log says that it has nothing to say. */
export const isNothing = (text: string): boolean => text === '' || text === '-';

/** A text; absent where it says nothing or is of another type. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && !isNothing(value) ? value : undefined;

export const textOf = (tree: Tree | undefined, name: string): string | undefined => asText(memberOf(tree, name));

/** The last part of an ARN: a name without its path. */
export const lastPart = (arn: string | undefined): string | undefined =>
  arn === undefined ? undefined : arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1) || undefined;
