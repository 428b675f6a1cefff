import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import { join, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import { timestamp } from '../../dashboards/compile/sql/time.ts';
import type { TimeRange } from '../../dashboards/query.ts';
import type { Row } from './database.ts';

const MINUTE = 60_000;
const MINUTES = 60;

/** How one source's events arrive. Times are epoch milliseconds, durations milliseconds. */
export interface SourceStats<Source extends string = string> {
  readonly source: Source;
  readonly count: number;
  /** When the newest event arrived. */
  readonly lastArrival: number;
  /** The oldest and the newest `@timestamp`. */
  readonly span: TimeRange;
  /** Arrivals in each of the last 60 minutes, oldest first; the last one is the minute of `now`. */
  readonly perMinute: readonly number[];
  /** 95th percentile of `event.created` − `@timestamp` over the last hour. */
  readonly lag?: number;
  /** 95th percentile of `event.ingested` − `event.created` over the last hour. */
  readonly visible?: number;
}

/** The first of the sixty minutes that end with the minute of `now`. */
const firstMinute = (now: number): number => (Math.floor(now / MINUTE) - MINUTES + 1) * MINUTE;

const summary = (source: string, first: number): Statement => sql`
  select ${source}, count(*)::double, epoch_ms(coalesce(max("event.created"), max("@timestamp")))::double,
    epoch_ms(min("@timestamp"))::double, epoch_ms(max("@timestamp"))::double,
    quantile_cont(epoch_ms("event.created") - epoch_ms("@timestamp"), 0.95)
      filter ("event.created" >= ${timestamp(first)})::double,
    quantile_cont(epoch_ms("event.ingested") - epoch_ms("event.created"), 0.95)
      filter ("event.created" >= ${timestamp(first)})::double
  from ${tableOf(source)} having count(*) > 0`;

const minutes = (source: string, first: number): Statement => sql`
  select ${source}, ((epoch_ms("event.created") - ${BigInt(first)}) // ${BigInt(MINUTE)})::double as minute,
    count(*)::double
  from ${tableOf(source)} where "event.created" >= ${timestamp(first)} group by minute`;

/** One row for each source that has events. */
export const summaryStatement = (sources: readonly string[], now: number): Statement =>
  join(
    sources.map((source) => summary(source, firstMinute(now))),
    ' union all ',
  );

/** Source, minute from 0, arrivals. */
export const minutesStatement = (sources: readonly string[], now: number): Statement =>
  join(
    sources.map((source) => minutes(source, firstMinute(now))),
    ' union all ',
  );

const duration = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function statsOf<Source extends string>(row: Row, source: Source, arrivals: readonly Row[]): SourceStats<Source> {
  const [, count, lastArrival, from, to, lag, visible] = row;
  const perMinute = Array<number>(MINUTES).fill(0);
  for (const [, minute, n] of arrivals) if (Number(minute) < MINUTES) perMinute[Number(minute)] = Number(n);
  return {
    source,
    count: Number(count),
    lastArrival: Number(lastArrival),
    span: { from: Number(from), to: Number(to) },
    perMinute,
    ...(duration(lag) === undefined ? {} : { lag: Number(lag) }),
    ...(duration(visible) === undefined ? {} : { visible: Number(visible) }),
  };
}

/** The rows of both statements, in the order of `sources`. */
export function sourceStats<Source extends string>(
  sources: readonly Source[],
  summaries: readonly Row[],
  arrivals: readonly Row[],
): readonly SourceStats<Source>[] {
  return sources.flatMap((source) => {
    const row = summaries.find(([name]) => name === source);
    const own = arrivals.filter(([name]) => name === source);
    return row === undefined ? [] : [statsOf(row, source, own)];
  });
}
