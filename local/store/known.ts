import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import { type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import { type Arrival, QUARANTINE } from './arrival.ts';
import type { Database } from './database.ts';
import { QUARANTINE_TABLE, REPEATS_TABLE } from './tables.ts';

const tableNamed = (table: string): Statement => (table === QUARANTINE ? QUARANTINE_TABLE : tableOf(table));

/** Those of the ids that a table holds already. */
export async function knownIds(
  table: string,
  ids: readonly string[],
  database: Database,
): Promise<ReadonlySet<unknown>> {
  const rows = await database.read(sql`select "event.id" from ${tableNamed(table)}
    where "event.id" in (select unnest(from_json(${JSON.stringify(ids)}, '["VARCHAR"]')))`);
  return new Set(rows.map(([id]) => id));
}

const MINUTE = 60_000;

/** Counts, by source and minute of arrival, the documents that came before: part of the ledger. */
export async function noteRepeats(
  arrivals: readonly Arrival[],
  fresh: ReadonlyMap<string, readonly Arrival[]>,
  database: Database,
): Promise<void> {
  const stored = new Set([...fresh.values()].flat());
  const repeats = arrivals.filter((arrival) => !stored.has(arrival));
  if (repeats.length === 0) return;
  const minutes = Map.groupBy(repeats, ({ table, created }) => `${table} ${Math.floor(created / MINUTE) * MINUTE}`);
  const rows = [...minutes].map(([key, some]) => {
    const [table, minute] = key.split(' ');
    return { s: table, m: Number(minute), n: some.length };
  });
  await database.change(sql`insert into ${REPEATS_TABLE} select r.s, epoch_ms(r.m), r.n from
    (select unnest(from_json(${JSON.stringify(rows)}, '[{"s":"VARCHAR","m":"BIGINT","n":"BIGINT"}]')) as r)`);
}
