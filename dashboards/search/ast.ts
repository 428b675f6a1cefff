/** A pattern's literal parts; between each two stands anything, nothing included. `10.*` is `['10.', '']`. */
export type Pattern = readonly [string, ...string[]];

export type Comparison = '<' | '<=' | '>' | '>=';

/** Addresses that share their first `bits`. `hex` is the first one in full: 8 digits for version 4, 32 for version 6. */
export interface Network {
  readonly version: 4 | 6;
  readonly hex: string;
  readonly bits: number;
}

/**
 * A query whose fields exist and whose values fit their types, so that no target can fail on it.
 * Every leaf is true or false for every event: what is absent equals nothing, and `not` makes that true.
 * A field of several values matches where one of them does.
 */
export type Query =
  | { readonly kind: 'everything' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'exists'; readonly field: string }
  /** The same value, case and all. */
  | { readonly kind: 'equals'; readonly field: string; readonly value: string | bigint | number | boolean }
  /** The whole value fits, case and all. */
  | { readonly kind: 'like'; readonly field: string; readonly pattern: Pattern }
  /** Somewhere in the text, in any case. */
  | { readonly kind: 'contains'; readonly field: string; readonly pattern: Pattern }
  /** Numbers by value, dates in epoch milliseconds. */
  | { readonly kind: 'compare'; readonly field: string; readonly op: Comparison; readonly value: bigint | number }
  | { readonly kind: 'network'; readonly field: string; readonly network: Network }
  /** Somewhere in any text, keyword or address of the event, in any case. */
  | { readonly kind: 'text'; readonly pattern: Pattern };

export const everything: Query = { kind: 'everything' };

const join = (kind: 'and' | 'or', queries: readonly Query[]): Query => {
  const [first, ...rest] = queries;
  if (first === undefined) return everything;
  return rest.length === 0 ? first : { kind, of: queries };
};

/** All of them; everything where there are none. */
export const allOf = (queries: readonly Query[]): Query =>
  join(
    'and',
    queries.filter(({ kind }) => kind !== 'everything'),
  );

/** One of them at least. */
export const anyOf = (queries: readonly Query[]): Query => join('or', queries);

export const not = (of: Query): Query => ({ kind: 'not', of });
