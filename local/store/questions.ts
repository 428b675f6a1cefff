import { columnOf } from '../../dashboards/compile/sql/columns.ts';
import { fieldValuesStatement, newValuesStatement } from '../../dashboards/compile/sql/field-values.ts';
import { panelStatement } from '../../dashboards/compile/sql/panel.ts';
import { cellOf, panelResult } from '../../dashboards/compile/sql/panel-result.ts';
import { tableOf } from '../../dashboards/compile/sql/relation.ts';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { join, sql } from '../../dashboards/compile/sql/statement.ts';
import type { Cell, PanelQuery, PanelResult, Scope, TimeRange } from '../../dashboards/query.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import type { Database, Row } from './database.ts';
import { minutesStatement, type SourceStats, sourceStats, summaryStatement } from './source-stats.ts';
import { type LedgerMinute, ledgerMinute, ledgerStatement } from './store-ledger.ts';

/** The commonest values of a field, and how many different ones there are. */
export interface FieldValues {
  readonly values: readonly { readonly value: Cell; readonly count: number }[];
  readonly distinct: number;
}

/** A value that was not there before. `first` in epoch milliseconds. */
export interface NewValue {
  readonly field: string;
  readonly value: Cell;
  readonly first: number;
  readonly count: number;
}

export interface Questions {
  panel(query: PanelQuery): Promise<PanelResult>;
  /** The commonest values of a field, at most `size`; absent ones left out. */
  fieldValues(scope: Scope, field: string, size: number): Promise<FieldValues>;
  /** Values of the fields seen in the scope's range and not in the `lookbackMs` before it; newest first. */
  newValues(scope: Scope, fields: readonly string[], lookbackMs: number): Promise<readonly NewValue[]>;
  /** One for each source that has events. */
  sourceStats(now: number): Promise<readonly SourceStats<SourceId>[]>;
  /** Events stored, quarantined ones left out. */
  count(): Promise<number>;
  /** What was acknowledged, by source and minute of arrival. */
  ledger(range: TimeRange): Promise<readonly LedgerMinute[]>;
}

const NUMBERS: readonly string[] = ['long', 'double', 'date'];

/** Numbers come as text where texts and numbers share a column. */
function newValue([name, text, first, count]: Row, schema: Schema): NewValue {
  const field = String(name);
  const isNumber = NUMBERS.includes(columnOf(schema.fields, field)?.type ?? '');
  return {
    field,
    value: isNumber ? Number(text) : cellOf(text),
    first: Number(first),
    count: Number(count),
  };
}

/** What a store answers by SQL alone. */
export function createQuestions(database: Database, schema: Schema): Questions {
  const sources = Object.keys(schema.sources) as SourceId[];

  async function panel(query: PanelQuery): Promise<PanelResult> {
    return panelResult(query, await database.read(panelStatement(query, schema)));
  }

  async function fieldValues(scope: Scope, field: string, size: number): Promise<FieldValues> {
    const rows = await database.read(fieldValuesStatement(scope, field, size, schema));
    return {
      values: rows.map(([value, count]) => ({ value: cellOf(value), count: Number(count) })),
      distinct: Number(rows[0]?.[2] ?? 0),
    };
  }

  async function newValues(scope: Scope, fields: readonly string[], lookbackMs: number): Promise<readonly NewValue[]> {
    if (fields.length === 0) return [];
    const rows = await database.read(newValuesStatement(scope, fields, lookbackMs, schema));
    return rows.map((row) => newValue(row, schema));
  }

  async function stats(now: number): Promise<readonly SourceStats<SourceId>[]> {
    const [summaries, arrivals] = await Promise.all([
      database.read(summaryStatement(sources, now)),
      database.read(minutesStatement(sources, now)),
    ]);
    return sourceStats(sources, summaries, arrivals);
  }

  async function count(): Promise<number> {
    const counts = sources.map((source) => sql`select count(*) as n from ${tableOf(source)}`);
    const [row] = await database.read(sql`select sum(n)::double from (${join(counts, ' union all ')})`);
    return Number(row?.[0] ?? 0);
  }

  async function ledger(range: TimeRange): Promise<readonly LedgerMinute[]> {
    return (await database.read(ledgerStatement(sources, range))).map(ledgerMinute);
  }

  return { panel, fieldValues, newValues, sourceStats: stats, count, ledger };
}
