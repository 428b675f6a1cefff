import { createHash } from 'node:crypto';
import { columnsOf, sqlType } from '../../dashboards/compile/sql/columns.ts';
import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { identifier, join, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';

/** Columns that every table has beside its fields: when it became searchable, and where its document is. */
export const INGESTED = 'event.ingested';
export const SEGMENT = '#segment';
export const OFFSET = '#offset';
export const LENGTH = '#length';

const INTERNAL = raw(`"${INGESTED}" TIMESTAMP, "${SEGMENT}" INTEGER, "${OFFSET}" BIGINT, "${LENGTH}" INTEGER`);

export const QUARANTINE_TABLE = identifier('quarantine');
export const SEGMENTS_TABLE = identifier('segments');
export const REPEATS_TABLE = identifier('repeats');

const columnDefinitions = (fields: FieldCatalogue): Statement =>
  join(
    columnsOf(fields).map(([name, definition]) => sql`${identifier(name)} ${raw(sqlType(definition))}`),
    ', ',
  );

const FIXED: readonly Statement[] = [
  raw('create schema if not exists events'),
  raw('create table if not exists schema_version (version VARCHAR)'),
  sql`create table if not exists ${SEGMENTS_TABLE} (id INTEGER, path VARCHAR, bytes BIGINT)`,
  sql`create table if not exists ${REPEATS_TABLE} (source VARCHAR, arrived TIMESTAMP, count BIGINT)`,
  sql`create table if not exists ${QUARANTINE_TABLE} ("@timestamp" TIMESTAMP, "event.id" VARCHAR,
    "event.created" TIMESTAMP, "event.dataset" VARCHAR, reason VARCHAR, ${INTERNAL})`,
];

/** One table for each source, with its catalogue's columns; the quarantine; what each segment holds. */
export const createStatements = ({ sources }: Schema): readonly Statement[] => [
  ...FIXED,
  ...Object.entries(sources).map(
    ([source, fields]) =>
      sql`create table if not exists ${tableOf(source)} (${columnDefinitions(fields)}, ${INTERNAL})`,
  ),
];

/** Changes where the tables do: a cache of another version is made anew. */
export const versionOf = (schema: Schema): string =>
  createHash('sha256')
    .update(
      createStatements(schema)
        .map(({ parts }) => parts.join())
        .join('\n'),
    )
    .digest('hex');

/** All tables that hold documents. */
export const documentTables = ({ sources }: Schema): readonly Statement[] => [
  ...Object.keys(sources).map(tableOf),
  QUARANTINE_TABLE,
];

export const allTables = (schema: Schema): readonly Statement[] => [
  ...documentTables(schema),
  SEGMENTS_TABLE,
  REPEATS_TABLE,
];
