import { readColumns } from '../../core/column-reader.ts';
import { type LogLine, type Skip, skip } from '../../core/source.ts';
import { configuredColumns } from './columns.ts';
import type { LOG_FIELDS, LogField, LogFieldType } from './log-fields.ts';

type ValueOf<Type extends LogFieldType> = Type extends 'text'
  ? string
  : Type extends 'claimed'
    ? string | number
    : number;

/** One request under AWS's own field names: values as logged, still encoded, absent ones undefined. */
export type RealtimeLog = { readonly [Name in LogField]?: ValueOf<(typeof LOG_FIELDS)[Name]> };

const TAB = '\t';

const NEWLINE = 10;
const RETURN = 13;

/** Only the end of the line goes: tabs before it are empty fields. */
function withoutNewline(message: string): string {
  let end = message.length;
  if (message.charCodeAt(end - 1) === NEWLINE) end--;
  if (message.charCodeAt(end - 1) === RETURN) end--;
  return message.slice(0, end);
}

/** A parser for records of the configured fields. Throws ConfigError. */
export function createParser(fields: unknown): (line: LogLine) => RealtimeLog | Skip {
  const columns = configuredColumns(fields);
  return ({ message }) => {
    const line = withoutNewline(message);
    return line.trim() === '' ? skip('empty') : (readColumns(columns, line, TAB) as RealtimeLog);
  };
}
