import { parseNetwork } from '../../../../dashboards/search/address.ts';
import type { Network, Pattern, Query } from '../../../../dashboards/search/ast.ts';

type Values = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const regexOf = (pattern: Pattern, isWhole: boolean): RegExp => {
  const body = pattern.map(escaped).join('.*');
  return isWhole ? new RegExp(`^${body}$`, 's') : new RegExp(body, 'is');
};

const numberOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number(value));

const COMPARE = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;

function inside(value: unknown, network: Network): boolean {
  const own = parseNetwork(`${String(value)}/${network.bits}`);
  return own?.version === network.version && own.hex === network.hex;
}

/** Whether an event fits a query: the search language in memory. */
export function matches(values: Values, query: Query): boolean {
  const some = (field: string, test: (value: unknown) => boolean): boolean => listOf(values[field]).some(test);
  switch (query.kind) {
    case 'everything':
      return true;
    case 'and':
      return query.of.every((one) => matches(values, one));
    case 'or':
      return query.of.some((one) => matches(values, one));
    case 'not':
      return !matches(values, query.of);
    case 'exists':
      return listOf(values[query.field]).length > 0;
    case 'equals':
      return some(query.field, (value) => String(value) === String(query.value));
    case 'like':
      return some(query.field, (value) => regexOf(query.pattern, true).test(String(value)));
    case 'contains':
      return some(query.field, (value) => regexOf(query.pattern, false).test(String(value)));
    case 'compare':
      return some(query.field, (value) => COMPARE[query.op](numberOf(value), Number(query.value)));
    case 'network':
      return some(query.field, (value) => inside(value, query.network));
    case 'text':
      return Object.keys(values).some((field) =>
        some(field, (value) => regexOf(query.pattern, false).test(String(value))),
      );
  }
}
