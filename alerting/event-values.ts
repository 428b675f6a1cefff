import type { FeedEvent } from './feed.ts';
import { parsePath, readPath } from './fields/path.ts';

/** A value as text; undefined where it is absent, null or empty. A list is its members, an object its JSON. */
export function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((member) => textOf(member) ?? []).join(', ') || undefined;
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The first of several dotted paths that holds something, with its text. */
export function firstOf(document: FeedEvent, paths: readonly string[]): readonly [string, string] | undefined {
  for (const path of paths) {
    const text = textOf(readPath(document, parsePath(path)));
    if (text !== undefined) return [path, text];
  }
  return undefined;
}
