import { columnOf } from '../../dashboards/compile/sql/columns.ts';
import { columnFields, eventsStatement, totalStatement } from '../../dashboards/compile/sql/event-page.ts';
import { cellOf } from '../../dashboards/compile/sql/panel-result.ts';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { join, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import type { DocumentText, EventPage, EventQuery, EventRow } from '../../dashboards/query.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import type { Database, Row } from './database.ts';
import { type Locator, type ReadDocument, valueAt, withIngested } from './documents.ts';
import { documentTables, INGESTED, LENGTH, OFFSET, SEGMENT } from './tables.ts';

const INTERNAL: readonly string[] = [SEGMENT, OFFSET, LENGTH];

/** Source, id and time stand before the internal columns, the fields behind them. */
const FIRST = 3;

const locatorOf = ([segment, offset, length]: Row): Locator => ({
  segment: Number(segment),
  offset: Number(offset),
  length: Number(length),
});

type Entry = readonly [field: string, value: unknown];

/** A column's value as it stands in a document. */
function columnValue(field: string, value: unknown, schema: Schema): unknown {
  if (columnOf(schema.fields, field)?.type === 'date' && value !== null) return new Date(Number(value)).toISOString();
  return Array.isArray(value) ? value.map(cellOf) : cellOf(value);
}

const present = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(([, value]) => value !== undefined && value !== null);

export interface EventReader {
  events(query: EventQuery): Promise<EventPage>;
  get(id: string): Promise<DocumentText | undefined>;
}

const locatedWithId = (table: Statement, id: string): Statement =>
  sql`select ${raw(`"${SEGMENT}", "${OFFSET}"::double, "${LENGTH}", epoch_ms("${INGESTED}")::double`)}
    from ${table} where "event.id" = ${id}`;

/** Reads events: what has a column from the tables, the rest from the documents. */
export function createEventReader(database: Database, schema: Schema, read: ReadDocument): EventReader {
  /** Fields without a column, such as the original's. */
  async function keptValues(row: Row, fields: readonly string[]): Promise<readonly Entry[]> {
    if (fields.length === 0) return [];
    const text = await read(locatorOf(row.slice(FIRST)));
    const document: unknown = text === undefined ? undefined : JSON.parse(text);
    return fields.map((field) => [field, valueAt(document, field)]);
  }

  async function events(query: EventQuery): Promise<EventPage> {
    const columns = columnFields(query.fields, schema);
    const kept = query.fields.filter((field) => !columns.includes(field));
    const [rows, [total]] = await Promise.all([
      database.read(eventsStatement(query, INTERNAL, schema)),
      database.read(totalStatement(query, schema)),
    ]);
    const eventRow = async (row: Row): Promise<EventRow> => {
      const values = row.slice(FIRST + INTERNAL.length);
      const entries = columns.map((field, i): Entry => [field, columnValue(field, values[i], schema)]);
      return {
        source: row[0] as SourceId,
        id: String(row[1]),
        at: Number(row[2]),
        values: Object.fromEntries(present([...entries, ...(await keptValues(row, kept))])),
      };
    };
    return { rows: await Promise.all(rows.map(eventRow)), total: Number(total?.[0]) };
  }

  async function get(id: string): Promise<DocumentText | undefined> {
    const found = documentTables(schema).map((table) => locatedWithId(table, id));
    const [row] = await database.read(sql`${join(found, ' union all ')} limit 1`);
    if (row === undefined) return undefined;
    const text = await read(locatorOf(row));
    return text && withIngested(text, row[3] === null ? undefined : Number(row[3]));
  }

  return { events, get };
}
