import type { CorrelationIr, SeenIr } from '../../../alerting/sigma/index.ts';

/** One event of one group, as plainly as can be. */
export interface Plain {
  readonly at: number;
  /** The rule that it matched, by place. */
  readonly place: number;
  readonly id: string;
  readonly value: string;
  readonly number: number;
}

/** What an alert says in the end. */
export interface Outcome {
  readonly tile: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** An event that came twice is one. */
const distinct = (events: readonly Plain[]): readonly Plain[] => [
  ...new Map(events.map((event) => [`${event.place} ${event.id}`, event])).values(),
];

const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((one, other) => one - other);

function percentile(events: readonly Plain[], percent: number): number {
  const numbers = sorted(events.map(({ number }) => number));
  const rank = (percent / 100) * (numbers.length - 1);
  const [low, high] = [numbers[Math.floor(rank)] ?? 0, numbers[Math.ceil(rank)] ?? 0];
  return low + (high - low) * (rank % 1);
}

/** The longest chain of rules in their order, by trying every event as the next. */
function longestChain(events: readonly Plain[], after: { at: number; place: number }): number {
  return Math.max(
    0,
    ...events
      .filter(({ at, place }) => at >= after.at && place > after.place)
      .map((event) => 1 + longestChain(events, event)),
  );
}

const total = (events: readonly Plain[]): number => events.reduce((sum, { number }) => sum + number, 0);

function figureOf(ir: CorrelationIr, events: readonly Plain[]): number {
  switch (ir.type) {
    case 'event_count':
      return events.length;
    case 'value_count':
      return new Set(events.map(({ value }) => value)).size;
    case 'temporal':
      return new Set(events.map(({ place }) => place)).size;
    case 'temporal_ordered':
      return longestChain(events, { at: Number.NEGATIVE_INFINITY, place: -1 });
    case 'value_sum':
      return total(events);
    case 'value_avg':
      return total(events) / events.length;
    case 'value_percentile':
      return percentile(events, ir.percentile ?? 0);
    case 'value_median':
      return percentile(events, 50);
  }
}

const isSeen = (condition: SeenIr, places: ReadonlySet<number>, rules: readonly string[]): boolean => {
  if (condition.kind === 'rule') return places.has(rules.indexOf(condition.id));
  if (condition.kind === 'not') return !isSeen(condition.of, places, rules);
  const parts = condition.of.map((part) => isSeen(part, places, rules));
  return condition.kind === 'and' ? !parts.includes(false) : parts.includes(true);
};

function holds(ir: CorrelationIr, events: readonly Plain[]): boolean {
  if (events.length === 0) return false;
  if (ir.seen !== undefined) return isSeen(ir.seen, new Set(events.map(({ place }) => place)), ir.rules);
  const figure = figureOf(ir, events);
  return ir.thresholds.every(({ is, number }) => {
    if (is === 'gt') return figure > number;
    if (is === 'gte') return figure >= number;
    if (is === 'lt') return figure < number;
    if (is === 'lte') return figure <= number;
    return is === 'eq' ? figure === number : figure !== number;
  });
}

const outcomeOf = (tile: number, events: readonly Plain[]): Outcome => ({
  tile,
  count: distinct(events).length,
  first: Math.min(...events.map(({ at }) => at)),
  last: Math.max(...events.map(({ at }) => at)),
});

/** The times at which the condition holds, recomputing every window from the whole list. */
export const trueTimesOf = (ir: CorrelationIr, events: readonly Plain[]): readonly number[] =>
  sorted([...new Set(events.map(({ at }) => at))]).filter((now) =>
    holds(
      ir,
      distinct(events).filter(({ at }) => at >= now - ir.timespan && at <= now),
    ),
  );

/** What a correlation that is judged as events arrive comes to. */
export function onArrival(ir: CorrelationIr, events: readonly Plain[], period: number): readonly Outcome[] {
  const times = trueTimesOf(ir, events);
  const tiles = [...new Set(times.map((at) => Math.floor(at / period)))];
  return tiles.map((tile) => {
    const own = times.filter((at) => Math.floor(at / period) === tile);
    const inside = events.filter(({ at }) => own.some((now) => at >= now - ir.timespan && at <= now));
    return outcomeOf(tile, inside);
  });
}

/** What a correlation that is judged when its windows are over comes to, where its period is its timespan. */
export function atClose(ir: CorrelationIr, events: readonly Plain[]): readonly Outcome[] {
  const tiles = [...new Set(events.map(({ at }) => Math.floor(at / ir.timespan)))];
  return tiles.flatMap((tile) => {
    const own = events.filter(({ at }) => Math.floor(at / ir.timespan) === tile);
    return holds(ir, distinct(own)) ? [outcomeOf(tile, own)] : [];
  });
}
