import { type Columns, columnsOf, text, whole } from '../../core/column-reader.ts';
import { checkFieldNames } from '../../core/field-names.ts';
import { vpcFlowFields } from './fields.ts';

type NameOf<Key> = Key extends `aws.vpc-flow.${infer Name}` ? Name : never;

/** A field under AWS's own name. */
export type FlowField = NameOf<keyof typeof vpcFlowFields>;

const port = whole(65_535);
const count = whole();

const NUMBERS = {
  version: count,
  srcport: port,
  dstport: port,
  protocol: whole(255),
  packets: count,
  bytes: count,
  start: count,
  end: count,
  'tcp-flags': count,
  'traffic-path': count,
  'packets-lost-no-route': count,
  'packets-lost-blackhole': count,
  'packets-lost-mtu-exceeded': count,
  'packets-lost-ttl-expired': count,
  'encryption-status': count,
} as const satisfies Partial<Record<FlowField, unknown>>;

export type NumberField = keyof typeof NUMBERS;

export const numberFields: readonly string[] = Object.keys(NUMBERS);

const isNumber = (name: string): name is NumberField => Object.hasOwn(NUMBERS, name);

/** Every documented field. */
export const flowFields: readonly string[] = Object.keys(vpcFlowFields)
  .filter((name) => name.startsWith('aws.vpc-flow.'))
  .map((name) => name.slice('aws.vpc-flow.'.length));

const known = new Set(flowFields);

const flowColumns = (names: readonly string[]): Columns =>
  columnsOf(names.map((name) => ({ name, kind: isNumber(name) ? NUMBERS[name] : text })));

const withoutBraces = (token: string): string => /^\$\{(.+)\}$/.exec(token)?.[1] ?? token;

/** The columns of a flow log's format, `${version} ${account-id} …` or plain names. Throws ConfigError. */
export function configuredColumns(format: string): Columns {
  const names = format
    .split(/[\s,]+/)
    .filter((token) => token !== '')
    .map(withoutBraces);
  checkFieldNames('format', names, flowFields);
  return flowColumns(names);
}

const HEADER_SHAPE = /^[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)*$/;

/** A cluster and a service may bear a field's name, and no other value ever does: three such names are a header row. */
const TELLING = 3;

/**
 * The columns of a header row, or undefined where the line is none. A row may name fields that came after this code;
 * they are read as text.
 */
export function headerColumns(row: string): Columns | undefined {
  if (!HEADER_SHAPE.test(row)) return undefined;
  const names = row.split(' ');
  const isDistinct = new Set(names).size === names.length;
  return isDistinct && names.filter((name) => known.has(name)).length >= TELLING ? flowColumns(names) : undefined;
}
