import { type ColumnKind, type Columns, claimed, columnsOf, decimal, text, whole } from '../../core/column-reader.ts';
import { checkFieldNames } from '../../core/field-names.ts';
import { ConfigError } from '../../core/source.ts';
import { defaultLogFields, LOG_FIELDS, type LogFieldType, logFields } from './log-fields.ts';

const KINDS: Readonly<Record<LogFieldType, ColumnKind>> = {
  text,
  whole: whole(),
  port: whole(65_535),
  decimal,
  claimed,
};

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function namesOf(fields: unknown): readonly string[] {
  if (fields === undefined) return defaultLogFields;
  if (typeof fields === 'string') return fields.split(/[\s,]+/).filter((name) => name !== '');
  if (isTextList(fields)) return fields.map((name) => name.trim());
  throw new ConfigError(['fields: expected a list of field names']);
}

/** The columns of a record, in the order of the list, as text or as an array of names. Throws ConfigError. */
export function configuredColumns(fields: unknown): Columns {
  const names = namesOf(fields);
  checkFieldNames('fields', names, logFields);
  return columnsOf(names.map((name) => ({ name, kind: KINDS[LOG_FIELDS[name]] })));
}
