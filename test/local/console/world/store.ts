import type { Cell, Scope } from '../../../../dashboards/query.ts';
import { allOf, type Query } from '../../../../dashboards/search/ast.ts';
import { allFields } from '../../../../dashboards/search/fields.ts';
import { filterQuery } from '../../../../dashboards/search/filter.ts';
import { parseQuery } from '../../../../dashboards/search/parse.ts';
import type { QuarantineReason, SourceStats, StoreReader } from '../../../../local/console/data.ts';
import { type SourceId, sourceIds } from '../../../../transforms/sources/catalogue.ts';
import { matches } from './evaluate.ts';
import { documentOf, type WorldEvent } from './event.ts';
import { answer } from './panel.ts';

const MINUTE = 60_000;

const queryOf = ({ filters, query = '' }: Scope): Query =>
  allOf([parseQuery(query, allFields), ...filters.map((filter) => filterQuery(filter, allFields))]);

function within(events: readonly WorldEvent[], scope: Scope): readonly WorldEvent[] {
  const query = queryOf(scope);
  const { from, to } = scope.range;
  return events.filter(
    ({ at, source, values }) =>
      at >= from && at < to && (scope.source === undefined || scope.source === source) && matches(values, query),
  );
}

const cells = (value: unknown): readonly Cell[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as Cell];

const valuesOf = (events: readonly WorldEvent[], field: string) =>
  Map.groupBy(
    events.flatMap(({ values, at }) => cells(values[field]).map((value) => ({ value, at }))),
    ({ value }) => value,
  );

const createdOf = ({ values }: WorldEvent): number => Date.parse(String(values['event.created']));

function statsOf(events: readonly WorldEvent[], source: SourceId, now: number): SourceStats {
  const own = events.filter((event) => event.source === source);
  const minute = Math.floor(now / MINUTE);
  const perMinute = Array<number>(60).fill(0);
  for (const { at } of own) {
    const index = 59 - (minute - Math.floor(at / MINUTE));
    if (index >= 0 && index < 60) perMinute[index] = (perMinute[index] ?? 0) + 1;
  }
  const lags = own.map((event) => createdOf(event) - event.at).toSorted((a, b) => a - b);
  const lag = lags[Math.floor(0.95 * (lags.length - 1))];
  const span = { from: own[0]?.at ?? 0, to: own.at(-1)?.at ?? 0 };
  return { source, count: own.length, lastArrival: span.to, span, perMinute, ...(lag === undefined ? {} : { lag }) };
}

/** A store in memory over these events. */
export function memoryStore(list: readonly WorldEvent[], reasons: readonly QuarantineReason[]): StoreReader {
  const events = list.toSorted((a, b) => a.at - b.at);
  const byId = new Map(events.map((event) => [event.id, event]));
  return {
    panel: async (query) => {
      const { panel, scope } = query;
      const asked = [scope.query, panel.where].filter(Boolean).map((text) => `(${text})`);
      return answer(query, within(events, { ...scope, query: asked.join(' and ') }));
    },
    events: async ({ scope, fields, limit, before }) => {
      const found = within(events, scope).toReversed();
      const older = before
        ? found.filter(({ at, id }) => at < before.at || (at === before.at && id < before.id))
        : found;
      const rows = older.slice(0, limit).map(({ id, at, source, values }) => ({
        id,
        at,
        source,
        values: Object.fromEntries(
          fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
        ),
      }));
      return { rows, total: found.length };
    },
    get: async (id) => {
      const event = byId.get(id);
      return event && documentOf(event);
    },
    fieldValues: async (scope, field, size) => {
      const groups = [...valuesOf(within(events, scope), field)].map(([value, all]) => ({ value, count: all.length }));
      return { values: groups.toSorted((a, b) => b.count - a.count).slice(0, size), distinct: groups.length };
    },
    newValues: async (scope, fields, lookbackMs) => {
      const { from } = scope.range;
      const now = within(events, scope);
      const before = within(events, { ...scope, range: { from: from - lookbackMs, to: from } });
      return fields
        .flatMap((field) => {
          const known = valuesOf(before, field);
          return [...valuesOf(now, field)]
            .filter(([value]) => !known.has(value))
            .map(([value, all]) => ({ field, value, first: Math.min(...all.map(({ at }) => at)), count: all.length }));
        })
        .toSorted((a, b) => b.first - a.first);
    },
    sourceStats: async (now) =>
      sourceIds.map((source) => statsOf(events, source, now)).filter(({ count }) => count > 0),
    quarantineReasons: async (limit) => reasons.slice(0, limit),
    count: async () => events.length,
  };
}
