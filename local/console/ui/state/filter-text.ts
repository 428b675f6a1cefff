import type { Filter } from '../../../../dashboards/query.ts';

type Chip = Filter & { readonly off?: true };

const PATTERN = /^(~?)(!?)([^:]+):(.*)$/s;

const isCell = (value: unknown): value is Filter['value'] =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** `source.ip:"81.2.69.142"`; `!` before it leaves the value out, `~` switches it off. */
export const formatFilter = ({ field, value, negate, off }: Chip): string =>
  `${off ? '~' : ''}${negate ? '!' : ''}${field}:${JSON.stringify(value)}`;

/** Undefined where the text is no filter. */
export function parseFilter(text: string): Chip | undefined {
  const [, off, negate, field, json = ''] = PATTERN.exec(text) ?? [];
  if (field === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isCell(value)) return undefined;
  return { field, value, ...(negate ? { negate: true } : {}), ...(off ? { off: true } : {}) };
}
