/** Tests joined by and, or, not. */
export type Logic<Leaf> =
  | Leaf
  | { readonly kind: 'and'; readonly of: readonly Logic<Leaf>[] }
  | { readonly kind: 'or'; readonly of: readonly Logic<Leaf>[] }
  | { readonly kind: 'not'; readonly of: Logic<Leaf> };

export interface DetectionIr {
  readonly searches: readonly SearchIr[];
  readonly condition: ConditionIr;
}

/** A named search identifier and what it tests. */
export interface SearchIr {
  readonly name: string;
  readonly test: TestIr;
}

export type ConditionIr = Logic<{ readonly kind: 'search'; readonly name: string }>;
export type TestIr = Logic<ItemIr>;

/** Elements of an array: a quantity, or one by its place, from the end if negative. */
export type Elements = 'any' | 'all' | 'all_or_empty' | 'none' | number;

/** True where any match holds for any value of the field, for any text of the event, or a test for elements. */
export type ItemIr =
  | { readonly kind: 'elements'; readonly field: string; readonly which: Elements; readonly of: TestIr }
  | MatchItemIr;

export type MatchItemIr =
  | { readonly kind: 'field'; readonly field: string; readonly any: readonly Match[] }
  | { readonly kind: 'keywords'; readonly any: readonly Match[] };

export type Placement = 'is' | 'contains' | 'startswith' | 'endswith';
export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** `*` any run of characters, `?` one code point, `-` one of the dashes that Windows takes for another. */
export interface Wildcard {
  readonly wild: '*' | '?' | '-';
}
export type Part = string | Wildcard;

/** One test of one value. Without `cased`, letters match in either case. */
export type Match =
  | { readonly kind: Placement; readonly value: string; readonly cased?: true }
  | { readonly kind: 'like'; readonly parts: readonly Part[]; readonly cased?: true }
  | { readonly kind: 'any' }
  | { readonly kind: 're'; readonly source: string; readonly flags: string }
  | { readonly kind: 'cidr'; readonly network: string }
  | { readonly kind: Comparison; readonly number: number }
  | { readonly kind: 'time'; readonly part: TimePart; readonly is: 'eq' | Comparison; readonly number: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly present: boolean }
  | { readonly kind: 'fieldref'; readonly field: string; readonly placement: Placement; readonly cased?: true };
