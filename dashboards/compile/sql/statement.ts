/** What may be bound to a statement. A bigint is a 64-bit integer. */
export type Parameter = string | number | bigint | boolean;

/** A piece of SQL and the values to bind, in order: `parts` has one more than `values`. */
export interface Statement {
  readonly parts: readonly string[];
  readonly values: readonly Parameter[];
}

/** SQL that is written here, never made of what a user or a log says. */
export const raw = (text: string): Statement => ({ parts: [text], values: [] });

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A column or table, quoted. */
export const identifier = (...names: readonly string[]): Statement => raw(names.map(quote).join('.'));

const isStatement = (value: Statement | Parameter): value is Statement => typeof value === 'object';

const bound = (value: Statement | Parameter): Statement =>
  isStatement(value) ? value : { parts: ['', ''], values: [value] };

function append(left: Statement, right: Statement): Statement {
  const [first = '', ...rest] = right.parts;
  const parts = [...left.parts.slice(0, -1), (left.parts.at(-1) ?? '') + first, ...rest];
  return { parts, values: [...left.values, ...right.values] };
}

/** `${…}` in it is another statement, or a value to bind. */
export function sql(text: TemplateStringsArray, ...values: readonly (Statement | Parameter)[]): Statement {
  return values.reduce<Statement>(
    (statement, value, i) => append(append(statement, bound(value)), raw(text[i + 1] ?? '')),
    raw(text[0] ?? ''),
  );
}

export function join(statements: readonly Statement[], separator: string): Statement {
  const [first = raw(''), ...rest] = statements;
  return rest.reduce((left, right) => append(append(left, raw(separator)), right), first);
}

/** The text with `$1`, `$2`, … in it. */
export const textOf = ({ parts }: Statement): string => parts.reduce((text, part, i) => `${text}$${i}${part}`);
