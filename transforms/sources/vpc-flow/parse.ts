import { ConfigError, type LogLine, ParseError, type Skip, skip } from '../../core/source.ts';
import { vpcFlowFields } from './fields.ts';

/** A flow under AWS's own field names: counts and times as numbers, absent fields left out. */
export type VpcFlow = Readonly<Record<string, string | number>>;

/** The default format, version 2. https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const DEFAULT_FORMAT =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';

interface Column {
  readonly name: string;
  readonly numeric: boolean;
}

const FIELD = /^[a-z][a-z0-9-]*$/;
const DIGITS = /^\d{1,16}$/;

const isNumeric = (name: string): boolean => {
  const fieldName = `aws.vpc-flow.${name}`;
  return (
    Object.hasOwn(vpcFlowFields, fieldName) && vpcFlowFields[fieldName as keyof typeof vpcFlowFields].type === 'long'
  );
};

const columnsOf = (names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, numeric: isNumeric(name) }));

/** The field names of `${version} ${account-id} …`, or of the same names without `${}`. */
function formatNames(format: string): readonly string[] {
  const names = format
    .trim()
    .split(/[\s,]+/)
    .map((token) => /^\$\{(.+)\}$/.exec(token)?.[1] ?? token);
  const bad = names.filter((name) => !FIELD.test(name));
  if (bad.length > 0) throw new ConfigError(bad.map((name) => `format: not a flow log field: ${JSON.stringify(name)}`));
  return names;
}

const isHeader = (values: readonly string[]): boolean =>
  values.length > 1 &&
  values.every((value) => FIELD.test(value)) &&
  values.some(
    (value) => value === 'srcaddr' || value === 'log-status' || value === 'interface-id' || value === 'start',
  );

function headerColumns(header: string): readonly Column[] | undefined {
  const names = header.trim().split(/\s+/);
  return isHeader(names) ? columnsOf(names) : undefined;
}

function numberOf(column: Column, text: string): number {
  if (!DIGITS.test(text)) throw new ParseError(`expected a number in ${column.name}`);
  return Number(text);
}

function readValues(columns: readonly Column[], values: readonly string[]): VpcFlow {
  if (values.length !== columns.length) throw new ParseError(`expected ${columns.length} fields, got ${values.length}`);
  const flow: Record<string, string | number> = {};
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] as Column;
    const text = values[at] as string;
    if (text === '-' || text === '') continue;
    flow[column.name] = column.numeric ? numberOf(column, text) : text;
  }
  return flow;
}

/** A parser for one format: the configured one, unless the line's file has a header row. */
export function createParser(format: string = DEFAULT_FORMAT): (line: LogLine) => VpcFlow | Skip {
  const configured = columnsOf(formatNames(format));
  let header: string | undefined;
  let columns = configured;
  return (line) => {
    if (line.header !== header) {
      header = line.header;
      columns = (header !== undefined && headerColumns(header)) || configured;
    }
    const text = line.message.trim();
    if (text === '') return skip('empty');
    const values = text.split(' ');
    if (isHeader(values)) return skip('header');
    const flow = readValues(columns, values);
    return flow['log-status'] === 'NODATA' || flow['log-status'] === 'SKIPDATA' ? skip('no data') : flow;
  };
}
