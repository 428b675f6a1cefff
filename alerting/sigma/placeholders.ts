import type { Part } from './ir.ts';
import { type Placeholder, parsePattern } from './pattern.ts';

/** The values of each placeholder, as Sigma strings: wildcards work. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

const MAX_EXPANSIONS = 10_000;

const valuesOf = (name: string, placeholders: Placeholders): readonly string[] =>
  Object.hasOwn(placeholders, name) ? (placeholders[name] ?? []) : [];

/** Every combination of the placeholders' values, or the sentence that says why there is none. */
export function expandPlaceholders(
  parts: readonly (Part | Placeholder)[],
  placeholders: Placeholders,
): readonly (readonly Part[])[] | string {
  let expansions: (readonly Part[])[] = [[]];
  for (const part of parts) {
    const isPlaceholder = typeof part === 'object' && 'placeholder' in part;
    const choices = isPlaceholder
      ? valuesOf(part.placeholder, placeholders).map((value) => parsePattern(value, ''))
      : [[part]];
    if (isPlaceholder && choices.length === 0)
      return `the placeholder %${part.placeholder}% has no values: give a list for it, or write the values out`;
    if (expansions.length * choices.length > MAX_EXPANSIONS)
      return `the placeholders make more than ${MAX_EXPANSIONS} values: use shorter lists`;
    expansions = expansions.flatMap((head) => choices.map((choice) => [...head, ...choice]));
  }
  return expansions;
}
