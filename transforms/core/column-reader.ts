import { ParseError } from './source.ts';

/** How a column's values are read. `read` looks at `line[from, to)` in place and is undefined where it does not fit. */
export interface ColumnKind {
  readonly expected: string;
  read(line: string, from: number, to: number): string | number | undefined;
}

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** The columns of one format, in order, with the record that each line's copy starts from. */
export interface Columns {
  readonly list: readonly Column[];
  /** Every name, still absent: records of one shape are built and serialised twice as fast. */
  readonly blank: Readonly<Record<string, undefined>>;
}

export type ColumnRecord = Record<string, string | number | undefined>;

const ZERO = 48;
const DOT = 46;
const DASH = 45;

function readWhole(line: string, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = line.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** Digits, with at most one dot between them, and no more of them than a number can hold. */
function readDecimal(line: string, from: number, to: number): number | undefined {
  let dots = 0;
  for (let at = from; at < to; at++) {
    const code = line.charCodeAt(at);
    if (code === DOT && at > from && at < to - 1) dots++;
    else if (code < ZERO || code > ZERO + 9) return undefined;
  }
  const value = Number(line.slice(from, to));
  return dots > 1 || value > Number.MAX_SAFE_INTEGER ? undefined : value;
}

const readText = (line: string, from: number, to: number): string => line.slice(from, to);

export const text: ColumnKind = { expected: 'text', read: readText };

/** Digits only; more than `limit` is not in the format either: most often the columns are configured in a wrong order. */
export const whole = (limit: number = Number.MAX_SAFE_INTEGER): ColumnKind => ({
  expected: limit === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number up to ${limit}`,
  read: (line, from, to) => {
    const value = readWhole(line, from, to);
    return value === undefined || value > limit ? undefined : value;
  },
});

export const decimal: ColumnKind = { expected: 'a number', read: readDecimal };

/** A number that a client or an origin wrote: one that is none stays text, so that nobody can hide a request by it. */
export const claimed: ColumnKind = {
  expected: 'a number',
  read: (line, from, to) => readDecimal(line, from, to) ?? readText(line, from, to),
};

export const columnsOf = (list: readonly Column[]): Columns => ({
  list,
  blank: Object.fromEntries(list.map(({ name }) => [name, undefined])),
});

/** A wrong count explains whatever else is wrong with a line, so it is what the error says. */
function lineError({ list }: Columns, line: string, separator: string, column?: Column): ParseError {
  const count = line.split(separator).length;
  const isCount = column === undefined || count !== list.length;
  return new ParseError(
    isCount ? `expected ${list.length} fields, got ${count}` : `expected ${column.kind.expected} in ${column.name}`,
  );
}

const isAbsent = (line: string, from: number, to: number): boolean =>
  from === to || (to - from === 1 && line.charCodeAt(from) === DASH);

/** The values of one line by column name; `-` and empty ones are undefined. Throws ParseError. */
export function readColumns(columns: Columns, line: string, separator: string): ColumnRecord {
  const record: ColumnRecord = { ...columns.blank };
  let from = 0;
  for (const column of columns.list) {
    if (from > line.length) throw lineError(columns, line, separator);
    const next = line.indexOf(separator, from);
    const to = next === -1 ? line.length : next;
    if (!isAbsent(line, from, to)) {
      const value = column.kind.read(line, from, to);
      if (value === undefined) throw lineError(columns, line, separator, column);
      record[column.name] = value;
    }
    from = to + 1;
  }
  if (from <= line.length) throw lineError(columns, line, separator);
  return record;
}
