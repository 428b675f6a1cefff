import { columnsOf, sqlType } from '../../dashboards/compile/sql/columns.ts';
import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import { identifier, join, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import { timestamp } from '../../dashboards/compile/sql/time.ts';
import type { FieldCatalogue, FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import { INGESTED, LENGTH, OFFSET, QUARANTINE_TABLE, SEGMENT } from './tables.ts';

/** The file of one batch of one table. `longest` is its longest line in bytes: DuckDB's buffers are twice that. */
export interface Spool {
  readonly path: string;
  readonly longest: number;
}

const MEBIBYTE = 1024 * 1024;

/** The columns that the store has decided on: they are never null. */
const DECIDED: Readonly<Record<string, Statement>> = {
  '@timestamp': raw('epoch_ms(t)'),
  'event.id': raw('i'),
  'event.created': raw('epoch_ms(c)'),
};

type Tree = { [name: string]: Tree | string };

function plant(tree: Tree, [name = '', ...rest]: readonly string[], type: string): void {
  if (rest.length === 0) {
    tree[name] = type;
    return;
  }
  const branch = tree[name] ?? {};
  if (typeof branch === 'string') throw new Error(`the field ${name} is a value and holds fields`);
  tree[name] = branch;
  plant(branch, rest, type);
}

const typeText = (tree: Tree | string): string =>
  typeof tree === 'string'
    ? tree
    : `STRUCT(${Object.entries(tree)
        .map(([name, branch]) => `"${name.replaceAll('"', '""')}" ${typeText(branch)}`)
        .join(', ')})`;

/** The part of a document that has columns, as a DuckDB type: all else is skipped. */
function documentType(fields: FieldCatalogue): string {
  const tree: Tree = {};
  for (const [name, definition] of columnsOf(fields))
    if (DECIDED[name] === undefined) plant(tree, name.split('.'), sqlType(definition));
  return typeText(tree);
}

/** A value as it was read: a list holds each value once, a number is finite, a date is a day. */
function settled(name: string, { type, multi }: FieldDefinition): Statement {
  const value = sql`d.${identifier(...name.split('.'))}`;
  if (multi)
    return sql`case when len(${value}) > len(list_distinct(${value})) then list_distinct(${value}) else ${value} end`;
  return type === 'double' || type === 'date' ? sql`case when isfinite(${value}) then ${value} end` : value;
}

const LOCATED = raw(`"${INGESTED}", "${SEGMENT}", "${OFFSET}", "${LENGTH}"`);

const DECIDED_TYPES = `i: 'VARCHAR', t: 'BIGINT', c: 'BIGINT', r: 'VARCHAR', n: 'VARCHAR', s: 'INTEGER', o: 'BIGINT', l: 'INTEGER'`;

const lines = ({ path, longest }: Spool, more: string): Statement =>
  sql`read_ndjson(${path}, columns = {${raw(DECIDED_TYPES)}${raw(more)}}, auto_detect = false, ignore_errors = true,
    maximum_object_size = ${raw(String(Math.max(MEBIBYTE, longest + 1)))}) where i is not null`;

const ingestedAt = (time: number | undefined): Statement => (time === undefined ? raw('null') : timestamp(time));

/** Puts the documents of a spool file into their source's table. `ingested` in epoch milliseconds, if known. */
export function insertEvents(spool: Spool, source: string, fields: FieldCatalogue, ingested?: number): Statement {
  const columns = columnsOf(fields);
  const names = columns.map(([name]) => identifier(name));
  const values = columns.map(([name, definition]) => DECIDED[name] ?? settled(name, definition));
  const type = documentType(fields).replaceAll("'", "''");
  return sql`insert into ${tableOf(source)} (${join(names, ', ')}, ${LOCATED})
    select ${join(values, ', ')}, ${ingestedAt(ingested)}, s, o, l from ${lines(spool, `, d: '${type}'`)}`;
}

export const insertQuarantined = (spool: Spool, ingested?: number): Statement =>
  sql`insert into ${QUARANTINE_TABLE} ("@timestamp", "event.id", "event.created", "event.dataset", reason, ${LOCATED})
    select epoch_ms(t), i, epoch_ms(c), n, r, ${ingestedAt(ingested)}, s, o, l from ${lines(spool, '')}`;

/** Which lines of a spool file DuckDB can read: the segment's offset of each. */
export const readableLines = (spool: Spool): Statement => sql`select o::double from ${lines(spool, '')}`;
