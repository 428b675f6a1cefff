import type { FieldCatalogue } from '../ecs/catalogue.ts';
import { interned } from './interned.ts';

/** What the index maps below one object: its mapped members, each a leaf or again an object. */
export interface Shape {
  readonly members: ReadonlyMap<string, Shape | 'leaf'>;
}

type Growing = Map<string, Growing | 'leaf'>;

function grow(tree: Growing, path: readonly string[]): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    tree.set(name, 'leaf');
    return;
  }
  const next = tree.get(name);
  const below: Growing = next instanceof Map ? next : new Map();
  tree.set(name, below);
  grow(below, rest);
}

const freeze = (tree: Growing): Shape => ({
  members: new Map([...tree].map(([name, below]) => [interned(name), below === 'leaf' ? below : freeze(below)])),
});

/** The mapped objects and leaves below `prefix`, such as `aws.cloudtrail`. */
export function shapeOf(fields: FieldCatalogue, prefix: string): Shape {
  const tree: Growing = new Map();
  for (const name of Object.keys(fields)) {
    if (name.startsWith(`${prefix}.`)) grow(tree, name.slice(prefix.length + 1).split('.'));
  }
  return freeze(tree);
}
