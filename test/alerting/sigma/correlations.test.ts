import { describe, expect, test } from 'vitest';
import type { CorrelationIr } from '../../../alerting/sigma/index.ts';
import { COUNT, correlation, LINES } from './documents.ts';
import { parse } from './vector.ts';

const readOne = (text: string): CorrelationIr | undefined => parse(text).correlations[0];

describe('a correlation', () => {
  test('is read with its metadata, and its rules by name', () => {
    const head = 'title: Often\nid: c\nlevel: high\ntags: [attack.t1110]\nfirewatch: {mode: shadow}';
    expect(readOne(correlation(COUNT, head))).toMatchObject({
      rule: {
        id: 'c',
        title: 'Often',
        level: 'high',
        tags: ['attack.t1110'],
        custom: { firewatch: { mode: 'shadow' } },
      },
      type: 'event_count',
      rules: ['id-a'],
      groupBy: ['user'],
      aliases: {},
      timespan: 600_000,
      fields: [],
      thresholds: [{ is: 'gte', number: 10 }],
      generate: false,
    });
  });

  test.each([
    [
      'rules by id, in the order given',
      'type: temporal\nrules: [id-b, id-a]\ntimespan: 1h',
      { rules: ['id-b', 'id-a'] },
    ],
    ['a single rule without a list', COUNT.replace('[first]', 'first'), { rules: ['id-a'] }],
    ['no group', COUNT.replace('group-by: [user]\n', ''), { groupBy: [] }],
    ['a group of one field without a list', COUNT.replace('[user]', 'user'), { groupBy: ['user'] }],
    ['seconds', COUNT.replace('10m', '15s'), { timespan: 15_000 }],
    ['hours', COUNT.replace('10m', '1h'), { timespan: 3_600_000 }],
    ['days', COUNT.replace('10m', '30d'), { timespan: 30 * 86_400_000 }],
    ['weeks', COUNT.replace('10m', '1w'), { timespan: 7 * 86_400_000 }],
    ['months', COUNT.replace('10m', '1M'), { timespan: 30 * 86_400_000 }],
    [
      'a range',
      COUNT.replace('{gte: 10}', '{gt: 100, lte: 200}'),
      {
        thresholds: [
          { is: 'gt', number: 100 },
          { is: 'lte', number: 200 },
        ],
      },
    ],
    [
      'distinct values',
      'type: value_count\nrules: [first]\ntimespan: 1h\ncondition: {field: host, gte: 3}',
      { fields: ['host'], thresholds: [{ is: 'gte', number: 3 }] },
    ],
    [
      'distinct tuples of values',
      'type: value_count\nrules: [first]\ntimespan: 1h\ncondition: {field: [host, port], gte: 3}',
      { fields: ['host', 'port'] },
    ],
    [
      'a field beside the condition',
      'type: value_count\nrules: [first]\ntimespan: 1h\nfield: host\ncondition: {gte: 3}',
      { fields: ['host'] },
    ],
    [
      'a sum of fractions',
      'type: value_sum\nrules: [first]\ntimespan: 1h\ncondition: {field: bytes, gt: 0.5}',
      { thresholds: [{ is: 'gt', number: 0.5 }] },
    ],
    [
      'a percentile',
      'type: value_percentile\nrules: [first]\ntimespan: 1h\ncondition: {field: bytes, percentile: 95, gte: 10}',
      { percentile: 95, fields: ['bytes'] },
    ],
    [
      'a median',
      'type: value_median\nrules: [first]\ntimespan: 1h\ncondition: {field: bytes, gte: 10}',
      { type: 'value_median' },
    ],
    [
      'all rules, where temporal says no number',
      'type: temporal\nrules: [first, second]\ntimespan: 1h',
      { thresholds: [{ is: 'gte', number: 2 }] },
    ],
    [
      'some of the rules',
      'type: temporal\nrules: [first, second]\ntimespan: 1h\ncondition: {gte: 1}',
      { thresholds: [{ is: 'gte', number: 1 }] },
    ],
    [
      'a condition over rules, which names them',
      'type: temporal\ntimespan: 1h\ncondition: first and not second',
      {
        rules: ['id-a', 'id-b'],
        thresholds: [],
        seen: {
          kind: 'and',
          of: [
            { kind: 'rule', id: 'id-a' },
            { kind: 'not', of: { kind: 'rule', id: 'id-b' } },
          ],
        },
      },
    ],
    [
      'an order that the condition gives',
      'type: temporal_ordered\nrules: [first, second]\ntimespan: 1h\ncondition: second and first',
      { rules: ['id-b', 'id-a'], thresholds: [{ is: 'gte', number: 2 }] },
    ],
    [
      'aliases, by rule id',
      'type: temporal\nrules: [first, second]\ngroup-by: [who]\ntimespan: 1h\naliases: {who: {first: user, second: name}}',
      { groupBy: ['who'], aliases: { who: { 'id-a': 'user', 'id-b': 'name' } } },
    ],
    ['generate inside', `${COUNT}\ngenerate: true`, { generate: true }],
  ])('may have %s', (_, body, expected) => {
    expect(readOne(correlation(body))).toMatchObject(expected);
  });

  test('may have generate on top, which counts before the one inside', () => {
    expect(readOne(correlation(`${COUNT}\ngenerate: false`, 'title: Often\ngenerate: true'))?.generate).toBe(true);
  });

  test('may count correlations', () => {
    const outer = 'title: Outer\ncorrelation: {type: event_count, rules: [inner], timespan: 1h, condition: {gte: 2}}';
    const { correlations } = parse(`${correlation(COUNT, 'title: Inner\nname: inner\nid: i')}---\n${outer}`);
    expect(correlations.map(({ rules }) => rules)).toEqual([['id-a'], ['i']]);
  });

  test('takes what the actions of its file lay over it', () => {
    const text = `action: global\nauthor: Ann\n---\n${correlation(COUNT)}`;
    expect(readOne(text)?.rule.author).toEqual(['Ann']);
  });

  test('that names a title is read, with a warning', () => {
    expect(parse(correlation(COUNT.replace('[first]', '[Rule a]'))).warnings).toEqual([
      {
        file: 'rules/a.yml',
        line: LINES + 4,
        column: 11,
        message: '"Rule a" is a title, which may change: write the id id-a',
      },
    ]);
  });

  test.each([
    [
      'an alias that no group uses',
      `${COUNT}\naliases: {who: {first: user}}`,
      'the alias "who" is not used: add it to group-by',
    ],
    [
      'an alias that leaves a rule out',
      'type: temporal\nrules: [first, second]\ngroup-by: [who]\ntimespan: 1h\naliases: {who: {first: user}}',
      'the alias "who" has no field for every rule: name one for each',
    ],
  ])('with %s is warned of', (_, body, message) => {
    expect(parse(correlation(body)).warnings.map((warning) => warning.message)).toEqual([message]);
  });
});
