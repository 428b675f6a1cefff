import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import { join, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import { within } from '../../dashboards/compile/sql/time.ts';
import type { TimeRange } from '../../dashboards/query.ts';
import { QUARANTINE } from './arrival.ts';
import type { Row } from './database.ts';
import { QUARANTINE_TABLE, REPEATS_TABLE } from './tables.ts';

/** What the store acknowledged, in events, by source and minute of arrival: its side of the ledger. */
export interface LedgerMinute {
  /** A source's id, or `quarantine`. */
  readonly source: string;
  /** The start of the minute, in epoch milliseconds. */
  readonly minute: number;
  /** Different documents. */
  readonly indexed: number;
  /** Documents that came again; not known any more after the tables were made anew. */
  readonly repeats: number;
}

const minuteOf = (column: Statement): Statement => sql`epoch_ms(time_bucket(interval 1 minute, ${column}))::double`;

const indexedIn = (source: string, table: Statement, range: TimeRange): Statement => {
  const created = raw('"event.created"');
  return sql`select ${source} as source, ${minuteOf(created)} as minute, count(*) as indexed, 0 as repeats
    from ${table} where ${within(created, range)} group by minute`;
};

const repeatsIn = (range: TimeRange): Statement => {
  const arrived = raw('arrived');
  return sql`select source, ${minuteOf(arrived)} as minute, 0 as indexed, sum(count) as repeats
    from ${REPEATS_TABLE} where ${within(arrived, range)} group by source, minute`;
};

/** By source, then minute. */
export function ledgerStatement(sources: readonly string[], range: TimeRange): Statement {
  const parts = [
    ...sources.map((source) => indexedIn(source, tableOf(source), range)),
    indexedIn(QUARANTINE, QUARANTINE_TABLE, range),
    repeatsIn(range),
  ];
  return sql`select source, minute, sum(indexed)::double, sum(repeats)::double from (${join(parts, ' union all ')})
    group by source, minute order by source, minute`;
}

export const ledgerMinute = ([source, minute, indexed, repeats]: Row): LedgerMinute => ({
  source: String(source),
  minute: Number(minute),
  indexed: Number(indexed),
  repeats: Number(repeats),
});
