import { describe, expect, test } from 'vitest';
import { createWorld, quietHistory, type RawBatch, steadyTraffic, storyline } from '../../../local/generator/index.ts';
import { documentsOf, transform } from './outcomes.ts';

const NOW = Date.UTC(2026, 10, 24, 14, 0, 0);
const HOUR = 3_600_000;
const world = createWorld(7);

const eventsOf = (batches: readonly RawBatch[]): number => batches.reduce((sum, { events }) => sum + events, 0);

const history = [...quietHistory(world, { from: NOW - 6 * HOUR, to: NOW, rate: 0.2, recent: 1 })];
const steady = Array.from({ length: 30 }, (_, n) => steadyTraffic(world, { at: NOW + n * 1000, seconds: 1 })).flat();
const story = storyline(world, NOW);

const CUT_OFF = /^(expected \d\d fields, got (6|12)|invalid JSON at character 420)$/;

const SETS = [
  { name: 'quiet history', batches: history, from: NOW - 6 * HOUR, to: NOW },
  { name: 'steady traffic', batches: steady, from: NOW, to: NOW + 30_000 },
  { name: 'the storyline', batches: story, from: NOW, to: NOW + 60_000 },
];

describe.each(SETS)('$name', ({ batches, from, to }) => {
  const documents = documentsOf(batches);
  const good = documents.filter(({ event }) => event.kind !== 'pipeline_error');

  test('arrives in its time, in order', () => {
    const times = batches.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.filter((at) => at < from || at >= to)).toEqual([]);
  });

  test('happened before it arrived, and not long before', () => {
    const lags = good.map(({ event, ...rest }) => Date.parse(String(event.created)) - Date.parse(rest['@timestamp']));
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lags)).toBeLessThan(6 * 60_000);
  });

  test('has ids of its own', () => {
    expect(new Set(documents.map(({ event }) => event.id)).size).toBe(documents.length);
  });

  test('counts its events', () => {
    for (const batch of batches) expect(transform(batch).tally.received).toBe(batch.events);
  });

  test('is read without complaint but for the lines that are cut off', () => {
    const bad = documents.filter(({ event }) => event.kind === 'pipeline_error');
    const reasons = bad.map(({ error }) => error?.message ?? 'no reason');
    expect(reasons.filter((reason) => !CUT_OFF.test(reason))).toEqual([]);
    expect(bad.length).toBeLessThan(10);
  });
});

test('the same seed gives the same bytes, another one another company', () => {
  const first = (seed: number) => steadyTraffic(createWorld(seed), { at: NOW, seconds: 2 }).map(({ data }) => data);
  expect(first(7)).toEqual(first(7));
  expect(first(7)).not.toEqual(first(8));
});

test.each([60, 500])('steady traffic keeps a rate of %d events a second', (rate) => {
  const batches = Array.from({ length: 20 }, (_, n) => steadyTraffic(world, { at: NOW + n * 1000, seconds: 1, rate }));
  expect(eventsOf(batches.flat()) / 20 / rate).toBeCloseTo(1, 1);
});

test('history is thin at first and as dense as asked at its end', () => {
  const last = history.filter(({ at }) => at >= NOW - HOUR);
  const first = history.filter(({ at }) => at < NOW - 4 * HOUR);
  expect(eventsOf(last) / 3_600).toBeGreaterThan(0.9);
  expect(eventsOf(first) / 7_200).toBeLessThan(0.4);
});

test('every source takes part', () => {
  expect(new Set(steady.map(({ source }) => source))).toEqual(
    new Set(['vpc-flow', 'cloudtrail', 'cloudfront-realtime']),
  );
});

test('interfaces without traffic are filtered', () => {
  const filtered = history.map((batch) => transform(batch).tally.filtered['no data'] ?? 0);
  expect(filtered.reduce((sum, count) => sum + count, 0)).toBe(6 * 60);
});

test('the map has something to show', () => {
  const countries = documentsOf(steady).flatMap(({ source }) => source?.geo?.country_iso_code ?? []);
  expect(new Set(countries).size).toBeGreaterThanOrEqual(10);
});

test('some calls fail and some flows are refused', () => {
  const failed = documentsOf(history).filter(({ event }) => event.outcome === 'failure');
  expect(new Set(failed.map(({ event }) => event.dataset)).size).toBe(3);
});
