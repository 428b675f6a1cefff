import fc from 'fast-check';
import { parseNetwork } from '../../../dashboards/search/address.ts';
import type { Comparison, Pattern, Query } from '../../../dashboards/search/ast.ts';
import type { Values } from './evaluate.ts';

/** Few and alike, so that queries hit; with everything that could confuse quoting, LIKE or JSON. */
const TEXTS = [
  'a',
  'A',
  'ab',
  'aab',
  'a*b',
  'a%b',
  'a_b',
  'a\\b',
  '',
  ' a b ',
  'ünï',
  'ÜNÏ',
  '"q"',
  "it's",
  'x:y',
  '(p)',
  'and',
  'nul\u0000l',
  'line\nbreak',
  '\u202ebidi',
  '{"k":"v"}',
  '10.0.0.1',
];
const PIECES = ['a', 'b', 'A', '%', '_', '\\', '*', 'ü', ' ', '"', ':', 'nul\u0000', '\n', '0.0'];
const ADDRESSES = [
  '10.0.0.1',
  '10.0.0.2',
  '10.0.1.1',
  '10.128.0.1',
  '192.0.2.7',
  '8.8.8.8',
  '::ffff:10.0.0.1',
  '2001:218::1',
  '2001:218:0:0:0:0:0:2',
  '2001:DB8::ff',
  '::1',
  '::',
  'fe80::',
];
const NETWORKS = [
  '10.0.0.1',
  '10.0.0.0/8',
  '10.0.0.0/9',
  '10.0.0.0/31',
  '0.0.0.0/0',
  '8.0.0.0/5',
  '192.0.2.0/24',
  '2001:218::1',
  '2001:218::/32',
  '2001:200::/23',
  '::/0',
  '::/127',
  'fe80::/10',
];
const SIZES = [0, 1, -1, 443, 1.5, 2 ** 31, Number.MAX_SAFE_INTEGER];
const TIMES = [
  '2026-11-24T00:00:00.000Z',
  '2026-11-24T10:30:00.000Z',
  '2026-11-25T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
];

const textValue = fc.constantFrom(...TEXTS);
const addressValue = fc.constantFrom(...ADDRESSES);
const integers = fc.constantFrom(...SIZES.filter(Number.isInteger));
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const several = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> =>
  optional(fc.uniqueArray(value, { minLength: 1, maxLength: 3 }));

const present = (values: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The fields of a document of one of the two test sources. */
export const documents: fc.Arbitrary<{ source: 'a' | 'b'; values: Values }> = fc.oneof(
  fc
    .record({
      'x.name': optional(textValue),
      'x.names': several(textValue),
      'x.note': optional(textValue),
      'x.body': optional(textValue),
      'x.address': optional(addressValue),
      'x.addresses': several(addressValue),
      'x.size': optional(integers),
      'x.ratio': optional(fc.constantFrom(...SIZES)),
      'x.flag': optional(fc.boolean()),
      'x.at': optional(fc.constantFrom(...TIMES)),
    })
    .map((values) => ({ source: 'a' as const, values: present(values) })),
  fc
    .record({
      'x.name': optional(textValue),
      'x.names': several(textValue),
      'x.size': optional(integers),
      'y.name': optional(textValue),
    })
    .map((values) => ({ source: 'b' as const, values: present(values) })),
);

const KEYWORDS = ['x.name', 'x.names', 'y.name'];
const TEXT_FIELDS = ['x.note', 'x.body'];
const ADDRESS_FIELDS = ['x.address', 'x.addresses'];

const wild: fc.Arbitrary<Pattern> = fc
  .tuple(fc.constantFrom('', ...PIECES), fc.array(fc.constantFrom('', ...PIECES), { minLength: 1, maxLength: 2 }))
  .map(([first, rest]): Pattern => [first, ...rest])
  .filter((parts) => parts.some((part) => part !== '') && !parts.slice(1, -1).includes(''));

const contained: fc.Arbitrary<Pattern> = fc.oneof(
  fc.constantFrom(...PIECES, ...TEXTS.filter((text) => text !== '')).map((text): Pattern => [text]),
  wild,
);

const op = fc.constantFrom<Comparison>('<', '<=', '>', '>=');

const numberLeaf = (field: string, values: readonly number[]): fc.Arbitrary<Query> => {
  const value = fc.constantFrom(...values).map((n) => (Number.isInteger(n) ? BigInt(n) : n));
  return fc.oneof(
    value.map((of): Query => ({ kind: 'equals', field, value: of })),
    fc.tuple(op, value).map(([by, of]): Query => ({ kind: 'compare', field, op: by, value: of })),
  );
};

/** Dates are compared in the two ways to which the parser brings all four. */
const dateLeaf: fc.Arbitrary<Query> = fc
  .tuple(fc.constantFrom<Comparison>('<', '>='), fc.constantFrom(...TIMES.slice(0, 3)))
  .map(([by, time]) => ({ kind: 'compare', field: 'x.at', op: by, value: Date.parse(time) }));

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.tuple(fc.constantFrom(...KEYWORDS), textValue).map(([field, value]): Query => ({ kind: 'equals', field, value })),
  fc.tuple(fc.constantFrom(...KEYWORDS), wild).map(([field, pattern]): Query => ({ kind: 'like', field, pattern })),
  fc
    .tuple(fc.constantFrom(...TEXT_FIELDS), contained)
    .map(([field, pattern]): Query => ({ kind: 'contains', field, pattern })),
  fc.tuple(fc.constantFrom(...ADDRESS_FIELDS), fc.constantFrom(...NETWORKS)).map(([field, text]): Query => {
    const network = parseNetwork(text);
    return network === undefined ? { kind: 'exists', field } : { kind: 'network', field, network };
  }),
  fc
    .constantFrom(...KEYWORDS, ...TEXT_FIELDS, ...ADDRESS_FIELDS, 'x.size', 'x.flag', 'x.at')
    .map((field): Query => ({ kind: 'exists', field })),
  numberLeaf('x.size', SIZES),
  numberLeaf('x.ratio', SIZES),
  fc.boolean().map((value): Query => ({ kind: 'equals', field: 'x.flag', value })),
  dateLeaf,
  contained.map((pattern): Query => ({ kind: 'text', pattern })),
);

/** Queries over the fields of both test sources, as the parser makes them. */
export const queries: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => {
  const parts = fc.array(tie('query'), { minLength: 2, maxLength: 3 });
  return {
    query: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('query').map((of): Query => ({ kind: 'not', of })),
      parts.map((of): Query => ({ kind: 'and', of })),
      parts.map((of): Query => ({ kind: 'or', of })),
    ),
  };
}).query;
