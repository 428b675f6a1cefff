import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, type Sighting } from '../../../alerting/correlate/sighting.ts';
import { inWindows, judge, trueTimes } from '../../../alerting/correlate/windows.ts';
import type { CorrelationIr, CorrelationType, Threshold } from '../../../alerting/sigma/index.ts';
import { parse, ruleText } from '../sigma/vector.ts';
import { atClose, type Plain, trueTimesOf } from './reference.ts';

const RULES = ['a', 'b', 'c'] as const;
const base = RULES.map((name) => ruleText('s: {a: x}\ncondition: s', `title: ${name}\nid: ${name}`)).join('---\n');

/** Through the parser, as rule files have them. */
function irOf(body: string): CorrelationIr {
  const text = `${base}---\ntitle: c\ncorrelation:\n  timespan: 10s\n${body.replace(/^/gm, '  ')}\n`;
  const [ir] = parse(text).correlations;
  if (ir === undefined) throw new Error('no correlation');
  return ir;
}

const sightingOf = (ir: CorrelationIr, { at, place, id, value, number }: Plain): Sighting => ({
  at,
  place,
  id,
  value: ir.type === 'value_count' ? value : String(number),
});

/** As the set of a group holds them: each once. */
const sightingsOf = (ir: CorrelationIr, events: readonly Plain[]): readonly Sighting[] =>
  [...new Map(events.map((event) => [`${event.place} ${event.id}`, sightingOf(ir, event)])).values()].sort(inOrder);

const events = (span: number): fc.Arbitrary<readonly Plain[]> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 0, max: span }),
        place: fc.nat(2),
        value: fc.constantFrom('u', 'v', 'w', 'x'),
        number: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 14 },
    )
    .map((all) => all.map((event, at) => ({ ...event, id: `e${at}` })));

const number = fc.integer({ min: 1, max: 6 });
const growing = fc.record({ is: fc.constantFrom<Threshold['is']>('gt', 'gte'), number });
const any = fc.record({ is: fc.constantFrom<Threshold['is']>('gt', 'gte', 'lt', 'lte', 'eq', 'neq'), number });

const of = (type: CorrelationType, thresholds: readonly Threshold[]): CorrelationIr => ({
  ...irOf('type: event_count\nrules: [a, b, c]\ncondition: {gte: 1}'),
  type,
  fields: type.startsWith('value') ? ['f'] : [],
  percentile: type === 'value_percentile' ? 75 : undefined,
  thresholds,
});

describe.each(['event_count', 'value_count', 'value_sum', 'temporal', 'temporal_ordered'] as const)('%s', (type) => {
  test('holds at the times at which every window, recomputed, says so', () => {
    fc.assert(
      fc.property(events(30_000), growing, (all, threshold) => {
        const ir = of(type, [threshold]);
        expect(trueTimes(ir, sightingsOf(ir, all))).toEqual(trueTimesOf(ir, all));
      }),
      { numRuns: 300 },
    );
  });

  test('never stops holding at a time because of further events', () => {
    fc.assert(
      fc.property(events(30_000), events(30_000), growing, (some, more, threshold) => {
        const ir = of(type, [threshold]);
        const before = trueTimes(ir, sightingsOf(ir, some));
        const later = more.map((event) => ({ ...event, id: `${event.id}'` }));
        expect(trueTimes(ir, sightingsOf(ir, [...some, ...later]))).toEqual(expect.arrayContaining([...before]));
      }),
      { numRuns: 100 },
    );
  });
});

describe.each([
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
] as const)('%s over a whole window', (type) => {
  test('is what the numbers of the window come to', () => {
    fc.assert(
      fc.property(events(9_999), fc.array(any, { minLength: 1, maxLength: 2 }), (all, thresholds) => {
        const ir = of(type, thresholds);
        expect(judge(ir, sightingsOf(ir, all)).holds).toBe(atClose(ir, all).length === 1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a condition over rules', () => {
  test.each(['a and b', 'a or b and c', 'a and (b or c)', '1 of them', 'all of them'])('%s', (condition) => {
    const ir = irOf(`type: temporal\nrules: [a, b, c]\ncondition: ${condition}`);
    fc.assert(
      fc.property(events(30_000), (all) => {
        expect(trueTimes(ir, sightingsOf(ir, all))).toEqual(trueTimesOf(ir, all));
      }),
      { numRuns: 100 },
    );
  });

  test('with a not is judged over a whole window', () => {
    const ir = irOf('type: temporal\nrules: [a, b, c]\ncondition: a and not b');
    fc.assert(
      fc.property(events(9_999), (all) => {
        expect(judge(ir, sightingsOf(ir, all)).holds).toBe(atClose(ir, all).length === 1);
      }),
    );
  });
});

describe('a window', () => {
  const ir = irOf('type: event_count\nrules: [a]\ncondition: {gte: 2}');
  const at = (...times: readonly number[]): readonly Sighting[] =>
    times.map((time, index) => ({ at: time, place: 0, id: `e${index}` }));

  test('has both its ends', () => {
    expect(trueTimes(ir, at(0, 10_000))).toEqual([10_000]);
    expect(trueTimes(ir, at(0, 10_001))).toEqual([]);
  });

  test('slides: it is not bound to whole ten seconds', () => {
    expect(trueTimes(ir, at(9_000, 11_000))).toEqual([11_000]);
  });

  test('holds what lies in the window of one of the times', () => {
    const sightings = at(0, 5_000, 12_000, 30_000, 31_000);
    expect(inWindows(sightings, [12_000, 31_000], 10_000).map((each) => each.at)).toEqual([
      5_000, 12_000, 30_000, 31_000,
    ]);
  });

  test('of nothing holds nothing, whatever the condition', () => {
    expect(judge(of('event_count', [{ is: 'lt', number: 5 }]), []).holds).toBe(false);
  });
});

test('two rules that match at the same time are in order', () => {
  const ir = irOf('type: temporal_ordered\nrules: [a, b]');
  const both = [0, 1].map((place) => ({ at: 5, place, id: `e${place}` }));
  expect(trueTimes(ir, both)).toEqual([5]);
});

test('one event that matches two rules counts for both', () => {
  const count = irOf('type: event_count\nrules: [a, b]\ncondition: {gte: 2}');
  expect(
    trueTimes(
      count,
      [0, 1].map((place) => ({ at: 5, place, id: 'e' })),
    ),
  ).toEqual([5]);
});
