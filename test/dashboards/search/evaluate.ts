import { BlockList, isIP } from 'node:net';
import type { Comparison, Network, Pattern, Query } from '../../../dashboards/search/ast.ts';
import type { FieldCatalogue, FieldType } from '../../../transforms/ecs/catalogue.ts';

/** A document's fields, by dotted name; several values are an array. */
export type Values = Readonly<Record<string, unknown>>;

type Leaf = Exclude<Query, { readonly kind: 'everything' | 'and' | 'or' | 'not' | 'exists' | 'text' }>;

const valuesOf = (document: Values, field: string): readonly unknown[] => {
  const value = document[field];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const fits = (text: string, pattern: Pattern): boolean =>
  new RegExp(`^${pattern.map(literal).join('[^]*')}$`).test(text);

const holds = (text: string, pattern: Pattern): boolean =>
  new RegExp(pattern.map((part) => literal(part.toLowerCase())).join('[^]*')).test(text.toLowerCase());

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const numberOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number(value));

const textOfHex = ({ version, hex }: Network): string =>
  version === 4
    ? (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).join('.')
    : (hex.match(/.{4}/g) ?? []).join(':');

function inNetwork(address: string, network: Network): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== network.version) return false;
  const list = new BlockList();
  const family = network.version === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(textOfHex(network), network.bits, family);
  return list.check(plain, family);
}

function test(leaf: Leaf, value: unknown): boolean {
  switch (leaf.kind) {
    case 'equals':
      return typeof leaf.value === 'bigint' ? value === Number(leaf.value) : value === leaf.value;
    case 'like':
      return fits(String(value), leaf.pattern);
    case 'contains':
      return holds(String(value), leaf.pattern);
    case 'compare':
      return COMPARE[leaf.op](numberOf(value), Number(leaf.value));
    case 'network':
      return inNetwork(String(value), leaf.network);
  }
}

const TEXTUAL: readonly FieldType[] = ['keyword', 'text', 'tree_text', 'ip'];

/** The language's meaning, said again as plainly as it can be: what every compiler must agree with. */
export function evaluate(query: Query, document: Values, fields: FieldCatalogue): boolean {
  switch (query.kind) {
    case 'everything':
      return true;
    case 'and':
      return query.of.every((part) => evaluate(part, document, fields));
    case 'or':
      return query.of.some((part) => evaluate(part, document, fields));
    case 'not':
      return !evaluate(query.of, document, fields);
    case 'exists':
      return valuesOf(document, query.field).length > 0;
    case 'text':
      return Object.entries(fields)
        .filter(([, { type, column }]) => TEXTUAL.includes(type) && column !== false)
        .some(([field]) => valuesOf(document, field).some((value) => holds(String(value), query.pattern)));
    default:
      return valuesOf(document, query.field).some((value) => test(query, value));
  }
}
