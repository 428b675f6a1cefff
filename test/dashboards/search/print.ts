import type { Network, Pattern, Query } from '../../../dashboards/search/ast.ts';

const bare = (text: string): string => text.replace(/[\s()\\*"<>=:!-]/g, '\\$&');

/** Quoted where a bare word could be read as something else. */
const literal = (text: string): string =>
  /^[a-z0-9]+$/.test(text) && !/^(and|or|not)$/i.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;

const pattern = (parts: Pattern): string => (parts.length === 1 ? literal(parts[0]) : parts.map(bare).join('*'));

const address = ({ version, hex, bits }: Network): string =>
  version === 4
    ? `${(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).join('.')}/${bits}`
    : `${(hex.match(/.{4}/g) ?? []).join(':')}/${bits}`;

/** A query as text that is read as the same query. Dates are written as epoch milliseconds. */
export function print(query: Query): string {
  switch (query.kind) {
    case 'everything':
      return '*';
    case 'and':
    case 'or':
      return `(${query.of.map(print).join(` ${query.kind} `)})`;
    case 'not':
      return `not ${print(query.of)}`;
    case 'exists':
      return `${query.field}:*`;
    case 'equals':
      return `${query.field}:${typeof query.value === 'string' ? literal(query.value) : query.value}`;
    case 'like':
    case 'contains':
      return `${query.field}:${pattern(query.pattern)}`;
    case 'compare':
      return `${query.field} ${query.op} ${query.value}`;
    case 'network':
      return `${query.field}:${address(query.network)}`;
    case 'text':
      return pattern(query.pattern);
  }
}
