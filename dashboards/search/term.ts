import type { FieldDefinition, FieldType } from '../../transforms/ecs/catalogue.ts';
import { parseNetwork } from './address.ts';
import { allOf, type Comparison, type Query } from './ast.ts';
import { parsePeriod } from './period.ts';
import { textOf, type Word } from './scan.ts';

/** Why a value does not fit its field, and what could stand there instead: of the value, or of the whole term. */
export interface Misfit {
  readonly kind: 'misfit';
  readonly message: string;
  readonly value?: string;
  readonly term?: string;
}

const misfit = (message: string, instead: Pick<Misfit, 'value' | 'term'> = {}): Misfit => ({
  kind: 'misfit',
  message,
  ...instead,
});

const NO_DATE = misfit('expected a date such as 2026-11-24 or 2026-11-24T14:30:00Z');

const INTEGER = /^[+-]?\d{1,30}$/;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const LONGEST = 2n ** 63n;

function parseNumber(text: string): bigint | number | undefined {
  if (INTEGER.test(text)) {
    const value = BigInt(text.replace('+', ''));
    return value >= -LONGEST && value < LONGEST ? value : undefined;
  }
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** `10.*` and `10.0` are probably meant as networks. */
function likelyNetwork(text: string): string | undefined {
  const octets = text.replace(/\.?\*?$/, '').split('.');
  if (octets.length > 3 || octets.some((octet) => !/^\d{1,3}$/.test(octet))) return undefined;
  return `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${octets.length * 8}`;
}

const COMPARED = /^(<=|>=|<|>)(.+)$/;

function numberTerm(field: string, word: Word): Query | Misfit {
  const text = textOf(word);
  const value = parseNumber(text);
  if (value !== undefined) return { kind: 'equals', field, value };
  const [, op, rest] = COMPARED.exec(text) ?? [];
  return misfit('expected a number', rest === undefined ? {} : { term: `${field} ${op} ${rest}` });
}

function booleanTerm(field: string, word: Word): Query | Misfit {
  const text = textOf(word).toLowerCase();
  if (text !== 'true' && text !== 'false') return misfit('expected true or false');
  return { kind: 'equals', field, value: text === 'true' };
}

function addressTerm(field: string, word: Word): Query | Misfit {
  const text = textOf(word);
  const network = parseNetwork(text);
  if (network !== undefined) return { kind: 'network', field, network };
  const value = likelyNetwork(text);
  return misfit('expected an address or a network such as 10.0.0.0/8', value === undefined ? {} : { value });
}

function dateTerm(field: string, word: Word): Query | Misfit {
  const period = parsePeriod(textOf(word));
  if (period === undefined) return NO_DATE;
  return allOf([
    { kind: 'compare', field, op: '>=', value: period.from },
    { kind: 'compare', field, op: '<', value: period.to },
  ]);
}

const keywordTerm = (field: string, { pattern }: Word): Query =>
  pattern.length === 1 ? { kind: 'equals', field, value: pattern[0] } : { kind: 'like', field, pattern };

const textTerm = (field: string, { pattern }: Word): Query => ({ kind: 'contains', field, pattern });

const TERMS: Readonly<Record<FieldType, (field: string, word: Word) => Query | Misfit>> = {
  keyword: keywordTerm,
  text: textTerm,
  tree_text: textTerm,
  ip: addressTerm,
  long: numberTerm,
  double: numberTerm,
  boolean: booleanTerm,
  date: dateTerm,
  geo_point: () => misfit('a location can only be tested for being there, with *'),
};

const isStar = ({ pattern }: Word): boolean => pattern.length > 1 && pattern.every((part) => part === '');

/** `field:value`. */
export const valueTerm = (field: string, { type }: FieldDefinition, word: Word): Query | Misfit =>
  isStar(word) ? { kind: 'exists', field } : TERMS[type](field, word);

/** A date that says only its day is compared as that whole day: after it, from it on, before it, up to its end. */
function dateComparison(field: string, op: Comparison, word: Word): Query | Misfit {
  const period = parsePeriod(textOf(word));
  if (period === undefined) return NO_DATE;
  const { from, to } = period;
  const compared = { '<': ['<', from], '>=': ['>=', from], '>': ['>=', to], '<=': ['<', to] } as const;
  const [bound, value] = compared[op];
  return { kind: 'compare', field, op: bound, value };
}

/** `field >= value`. */
export function comparisonTerm(field: string, definition: FieldDefinition, op: Comparison, word: Word): Query | Misfit {
  if (definition.type === 'date') return dateComparison(field, op, word);
  if (definition.type !== 'long' && definition.type !== 'double')
    return misfit(`only numbers and dates can be compared with ${op}`);
  const value = parseNumber(textOf(word));
  return value === undefined ? misfit('expected a number') : { kind: 'compare', field, op, value };
}
