import type { CorrelationIr, CorrelationType, SeenIr } from '../sigma/index.ts';
import { createOrder } from './order.ts';
import type { Sighting } from './sighting.ts';
import { createTally } from './tally.ts';

/** What a correlation compares, over a window that sightings enter and leave in order of time. */
export interface Figure {
  add(sighting: Sighting): void;
  remove(sighting: Sighting): void;
  /** Its value now; NaN where there is nothing to make it of. `from` is the start of the window. */
  value(from: number): number;
}

const numberOf = ({ value = '' }: Sighting): number => Number(value.split('~', 1)[0]);

const counting = (keyOf: (sighting: Sighting) => string | number | undefined) => (): Figure => {
  const tally = createTally<string | number>();
  return {
    add: (sighting) => tally.add(keyOf(sighting) ?? ''),
    remove: (sighting) => tally.remove(keyOf(sighting) ?? ''),
    value: () => tally.size,
  };
};

function sum(): Figure {
  let total = 0;
  return {
    add: (sighting) => {
      total += numberOf(sighting);
    },
    remove: (sighting) => {
      total -= numberOf(sighting);
    },
    value: () => total,
  };
}

const NONE = Number.NaN;

/** Of all numbers that are in the window. */
const over = (measure: (numbers: readonly number[]) => number) => (): Figure => {
  const numbers: number[] = [];
  return {
    add: (sighting) => void numbers.push(numberOf(sighting)),
    remove: (sighting) => void numbers.splice(numbers.indexOf(numberOf(sighting)), 1),
    value: () => (numbers.length === 0 ? NONE : measure(numbers)),
  };
};

const average = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;

/** Between the two numbers around the rank, by how far it is from each. */
function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const rank = (percent / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? NONE;
  const above = sorted[Math.ceil(rank)] ?? NONE;
  return below + (above - below) * (rank - Math.floor(rank));
}

const FIGURES: Readonly<Record<CorrelationType, (ir: CorrelationIr) => Figure>> = {
  event_count: counting(({ place, id }) => `${place} ${id}`),
  value_count: counting(({ value }) => value),
  temporal: counting(({ place }) => place),
  temporal_ordered: ({ rules }) => createOrder(rules.length),
  value_sum: sum,
  value_avg: over(average),
  value_percentile: ({ percentile: percent = 0 }) => over((numbers) => percentile(numbers, percent))(),
  value_median: over((numbers) => percentile(numbers, 50)),
};

/** 1 where the rules that were seen are as the condition says, else 0. */
function seen(condition: SeenIr, rules: readonly string[]): Figure {
  const places = createTally<number>();
  const holds = (part: SeenIr): boolean => {
    if (part.kind === 'rule') return places.has(rules.indexOf(part.id));
    if (part.kind === 'not') return !holds(part.of);
    return part.kind === 'and' ? part.of.every(holds) : part.of.some(holds);
  };
  return {
    add: ({ place }) => places.add(place),
    remove: ({ place }) => places.remove(place),
    value: () => (holds(condition) ? 1 : 0),
  };
}

/** The figure that a correlation compares with its thresholds, over an empty window. */
export const createFigure = (ir: CorrelationIr): Figure =>
  ir.seen === undefined ? FIGURES[ir.type](ir) : seen(ir.seen, ir.rules);
