import { fieldLabel } from '../../../../../dashboards/compile/label.ts';
import { allFields, searchableNames } from '../../../../../dashboards/search/fields.ts';

/** What is being typed at the end of a query. */
export type Typing =
  | { readonly kind: 'field'; readonly prefix: string; readonly start: number }
  | { readonly kind: 'value'; readonly field: string; readonly prefix: string; readonly start: number };

export interface Suggestion {
  readonly group: string;
  /** The query once it is taken. */
  readonly query: string;
  readonly text: string;
  readonly note: string;
}

const VALUE = /(?:^|[\s(])([\w@.-]+):\s*("?)([^\s"()]*)$/;
const WORD = /(?:^|[\s(])([\w@.]*)$/;

/** Undefined inside quotes and where nothing can be completed. */
export function typingAt(query: string): Typing | undefined {
  const value = VALUE.exec(query);
  if (value) {
    const [, field = '', quote = '', prefix = ''] = value;
    return { kind: 'value', field, prefix, start: query.length - prefix.length - quote.length };
  }
  const word = WORD.exec(query);
  if (!word || (query.match(/"/g)?.length ?? 0) % 2 === 1) return undefined;
  const [, prefix = ''] = word;
  return { kind: 'field', prefix, start: query.length - prefix.length };
}

const names = searchableNames(allFields);
const MOST = 8;

const starts = (prefix: string) => (name: string) => name.startsWith(prefix) || name.includes(`.${prefix}`);

/** Names of fields that begin with what is typed, or one of whose parts does. */
export function fieldSuggestions(query: string, typing: Typing & { kind: 'field' }): readonly Suggestion[] {
  if (typing.prefix === '') return [];
  return names
    .filter(starts(typing.prefix.toLowerCase()))
    .slice(0, MOST)
    .map((name) => ({
      group: 'Fields',
      query: `${query.slice(0, typing.start)}${name}:`,
      text: `${name}:`,
      note: fieldLabel(name),
    }));
}

const PLAIN = /^[\w@./-]+$/;
const KEYWORDS = /^(and|or|not)$/i;

/** A value as a query wants it: quoted where it holds more than letters, digits and a few marks. */
export const asQueryValue = (value: string): string =>
  PLAIN.test(value) && !KEYWORDS.test(value) ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export interface SeenValue {
  readonly text: string;
  readonly count: string;
}

/** The values of the field that are there, and what else can follow its name. */
export function valueSuggestions(
  query: string,
  typing: Typing & { kind: 'value' },
  seen: readonly SeenValue[],
): readonly Suggestion[] {
  const { field, prefix, start } = typing;
  const head = query.slice(0, start);
  const fitting = seen.filter(({ text }) => text.toLowerCase().startsWith(prefix.toLowerCase()) && text !== prefix);
  const values = fitting.map(({ text, count }) => ({
    group: `Values of ${field}`,
    query: head + asQueryValue(text),
    text,
    note: count,
  }));
  if (prefix !== '') return values;
  const before = query.slice(0, query.lastIndexOf(field));
  return [
    ...values,
    { group: 'Operators', query: `${head}*`, text: `${field}:*`, note: 'the field is present' },
    { group: 'Operators', query: `${before}not ${field}:`, text: `not ${field}:`, note: 'leave out' },
  ];
}

export const recentSuggestions = (recent: readonly string[], query: string): readonly Suggestion[] =>
  recent
    .filter((one) => one !== query && one.startsWith(query))
    .map((one) => ({ group: 'Recent', query: one, text: one, note: 'run before' }));
