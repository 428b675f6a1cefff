import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { join, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import { wholeMillis } from '../../dashboards/compile/sql/time.ts';
import type { DocumentText, TimeRange } from '../../dashboards/query.ts';
import { type Arrival, arrivalOf, QUARANTINE } from './arrival.ts';
import type { Connection, Database, Row } from './database.ts';
import { QUARANTINE_TABLE } from './tables.ts';

/** What lake and store hold of one source and hour of event time. */
export interface Reconciliation {
  /** A source's id, or `quarantine`. */
  readonly source: string;
  /** The start of the hour, in epoch milliseconds. */
  readonly hour: number;
  /** Different ids in the lake. */
  readonly lake: number;
  /** Those of them that the store has. */
  readonly indexed: number;
  /** Those that it has not: lost, unless they are still on their way. */
  readonly missing: readonly string[];
  /** Ids that only the store has. */
  readonly extra: number;
}

export interface ReconcileOptions {
  /** Hours of event time; all of them if left out. */
  readonly range?: TimeRange;
  /** Sources whose events are all indexed, and `quarantine`; all of them if left out. */
  readonly sources?: readonly string[];
}

const ALWAYS: TimeRange = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

type Ref = Pick<Arrival, 'table' | 'id' | 'at'>;

async function note(refs: readonly Ref[], { change }: Connection): Promise<void> {
  const rows = JSON.stringify(refs.map(({ table, id, at }) => ({ s: table, i: id, t: at })));
  await change(sql`insert into seen select r.s, r.i, r.t from
    (select unnest(from_json(${rows}, '[{"s":"VARCHAR","i":"VARCHAR","t":"BIGINT"}]')) as r)`);
}

const idsOf = (source: string): Statement => {
  const table = source === QUARANTINE ? QUARANTINE_TABLE : tableOf(source);
  return sql`select ${source} as source, "event.id" as id, epoch_ms("@timestamp") as time from ${table}`;
};

const hourOf = (time: Statement): Statement => sql`(epoch_ms(time_bucket(interval 1 hour, epoch_ms(${time}))))::double`;

/** Distinct ids in the lake, and whether the store has them. */
const lakeSide = (store: Statement): Statement => sql`
  select l.source, ${hourOf(raw('l.time'))} as hour, count(*)::double, count(s.id)::double,
    list(l.id order by l.id) filter (s.id is null)
  from (select source, id, min(time) as time from seen group by source, id) l
  left join (${store}) s on s.source = l.source and s.id = l.id group by l.source, hour`;

const storeSide = (store: Statement, { from, to }: TimeRange): Statement => sql`
  select s.source, ${hourOf(raw('s.time'))} as hour, count(*)::double
  from (${store}) s anti join seen l on l.source = s.source and l.id = s.id
  where s.time >= ${wholeMillis(from)} and s.time < ${wholeMillis(to)} group by s.source, hour`;

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const keyOf = ([source, hour]: Row): string => `${source} ${hour}`;

function combine(lake: readonly Row[], extra: readonly Row[]): readonly Reconciliation[] {
  const extras = new Map(extra.map((row) => [keyOf(row), Number(row[2])]));
  const inLake = new Set(lake.map(keyOf));
  const alone = extra.filter((row) => !inLake.has(keyOf(row))).map(([source, hour]): Row => [source, hour, 0, 0, []]);
  return [...lake, ...alone]
    .map((row) => ({
      source: String(row[0]),
      hour: Number(row[1]),
      lake: Number(row[2]),
      indexed: Number(row[3]),
      missing: textsOf(row[4]),
      extra: extras.get(keyOf(row)) ?? 0,
    }))
    .toSorted((a, b) => (a.source === b.source ? a.hour - b.hour : a.source < b.source ? -1 : 1));
}

/**
 * Compares the lake's documents with the store, by id: by source and hour of event time, what the one has and the
 * other has not. The lake is read as it streams; the ids spill to disk where they are many.
 */
export async function reconcile(
  documents: AsyncIterable<readonly DocumentText[]>,
  { range = ALWAYS, sources }: ReconcileOptions,
  schema: Schema,
  database: Database,
): Promise<readonly Reconciliation[]> {
  const wanted = sources ?? [...Object.keys(schema.sources), QUARANTINE];
  const knows = (source: string): boolean => Object.hasOwn(schema.sources, source);
  const isWanted = ({ table, at }: Ref): boolean => wanted.includes(table) && at >= range.from && at < range.to;
  return database.session(async (connection) => {
    await connection.change(raw('create temp table seen (source VARCHAR, id VARCHAR, time BIGINT)'));
    for await (const batch of documents)
      await note(batch.map((text) => arrivalOf(text, knows, 0)).filter(isWanted), connection);
    const store = join(wanted.map(idsOf), ' union all ');
    return combine(await connection.read(lakeSide(store)), await connection.read(storeSide(store, range)));
  });
}

/** The documents that are missing, each once, in batches: append them and they are there. */
export async function* missingDocuments(
  documents: AsyncIterable<readonly DocumentText[]>,
  reconciliations: readonly Reconciliation[],
  schema: Schema,
): AsyncGenerator<readonly DocumentText[]> {
  const knows = (source: string): boolean => Object.hasOwn(schema.sources, source);
  const wanted = new Set(reconciliations.flatMap(({ source, missing }) => missing.map((id) => `${source} ${id}`)));
  for await (const batch of documents) {
    if (wanted.size === 0) return;
    const found = batch.filter((text) => {
      const { table, id } = arrivalOf(text, knows, 0);
      return wanted.delete(`${table} ${id}`);
    });
    if (found.length > 0) yield found;
  }
}
