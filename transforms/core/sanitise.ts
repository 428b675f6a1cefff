import { MAX_DEPTH } from './document.ts';
import type { Shape } from './shape.ts';
import { ParseError } from './source.ts';

/** A tree that OpenSearch accepts, and whether it is the very one that was given. */
export interface Sanitised {
  readonly tree: unknown;
  readonly untouched: boolean;
  /** How many members all its objects have: a text with more of them repeats a key. */
  readonly members: number;
}

interface Walk {
  members: number;
  changed: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function countMembers(value: unknown, depth: number, walk: Walk): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new ParseError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (const item of value) countMembers(item, depth + 1, walk);
    return;
  }
  // Not `for in`: on an object that was just parsed it costs more than the parsing.
  const members = Object.values(value);
  walk.members += members.length;
  for (const member of members) countMembers(member, depth + 1, walk);
}

/** A key that would make a path of its own inside a mapped object is empty or has a dot. */
const isBadKey = (key: string): boolean => key === '' || key.includes('.');

function mendKey(key: string, taken: object): string {
  let mended = key === '' ? '_' : key.replaceAll('.', '_');
  while (mended in taken) mended += '_';
  return mended;
}

function leaf(value: unknown, depth: number, walk: Walk): unknown {
  if (typeof value !== 'object' || value === null) return value;
  countMembers(value, depth, walk);
  const isList = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  if (isList) return value;
  walk.changed = true;
  return JSON.stringify(value);
}

/** Where the index maps an object, anything else is put into one. */
function mappedObject(value: unknown, shape: Shape, depth: number, walk: Walk): unknown {
  if (value === null || value === undefined) return value;
  if (isObject(value)) return mendMembers(value, shape, depth, walk);
  if (Array.isArray(value)) {
    const items = value.map((item) => mappedObject(item, shape, depth + 1, walk));
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  walk.changed = true;
  return { value };
}

function mendMember(value: unknown, below: Shape | 'leaf' | undefined, depth: number, walk: Walk): unknown {
  if (typeof value !== 'object' && typeof below !== 'object') return value;
  if (below === 'leaf') return leaf(value, depth, walk);
  if (below !== undefined) return mappedObject(value, below, depth, walk);
  countMembers(value, depth, walk);
  return value;
}

/** Without a prototype, so that a key `__proto__` is one like any other. */
const copyOf = (tree: Record<string, unknown>): Record<string, unknown> =>
  Object.assign(Object.create(null) as Record<string, unknown>, tree);

function mendMembers(tree: Record<string, unknown>, shape: Shape, depth: number, walk: Walk): Record<string, unknown> {
  if (depth > MAX_DEPTH) throw new ParseError(`nested deeper than ${MAX_DEPTH} levels`);
  let mended: Record<string, unknown> | undefined;
  const keys = Object.keys(tree);
  walk.members += keys.length;
  for (const key of keys) {
    const value = tree[key];
    const below = shape.members.get(key);
    const next = mendMember(value, below, depth + 1, walk);
    const isBad = below === undefined && isBadKey(key);
    if (next === value && !isBad) continue;
    mended ??= copyOf(tree);
    if (isBad) delete mended[key];
    mended[isBad ? mendKey(key, mended) : key] = next;
  }
  if (mended === undefined) return tree;
  walk.changed = true;
  return mended;
}

/**
 * Makes an original event safe to store: depth is bounded (throws ParseError), and inside the objects that the index
 * maps no key is empty or dotted, no leaf is an object and no object is a scalar. Below an unmapped key all is kept.
 */
export function sanitise(tree: unknown, shape: Shape): Sanitised {
  const walk: Walk = { members: 0, changed: false };
  const safe = mappedObject(tree, shape, 1, walk);
  return { tree: safe, untouched: !walk.changed, members: walk.members };
}
