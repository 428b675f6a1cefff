import type { TimeRange } from '../../query.ts';
import { type Statement, sql } from './statement.ts';

/** The first and last milliseconds that a JavaScript date can hold. */
const FURTHEST = 8.64e15;

/** Whole milliseconds, none beyond what a date can hold: a brush on a chart may give any number. */
export const wholeMillis = (time: number): bigint => BigInt(Math.round(Math.min(Math.max(time, -FURTHEST), FURTHEST)));

/** Epoch milliseconds as DuckDB keeps a time. */
export const timestamp = (time: number): Statement => sql`epoch_ms(${wholeMillis(time)})`;

/** Whether a column's time lies in a range. */
export const within = (column: Statement, { from, to }: TimeRange): Statement =>
  sql`${column} >= ${timestamp(from)} and ${column} < ${timestamp(to)}`;
