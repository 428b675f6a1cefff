import { describe, expect, test } from 'vitest';
import { afterRules, COUNT, correlation, RULES } from './documents.ts';
import { problemsOf } from './vector.ts';

const problemsIn = (body: string, head?: string): readonly string[] => afterRules(problemsOf(correlation(body, head)));

describe('a correlation is refused, with the place and what to write instead:', () => {
  test.each([
    [
      'no type',
      COUNT.replace('type: event_count\n', ''),
      ['3:3: the correlation has no type: write type: event_count'],
    ],
    [
      'an unknown type',
      COUNT.replace('event_count', 'event_cuont'),
      ['3:9: there is no correlation type "event_cuont": did you mean "event_count"?'],
    ],
    [
      'no timespan',
      COUNT.replace('timespan: 10m\n', ''),
      ['3:3: the correlation has no timespan: write timespan: 10m'],
    ],
    [
      'a timespan in words',
      COUNT.replace('10m', 'ten'),
      ['6:13: "ten" is no timespan: write a number and s, m, h or d, as 90m'],
    ],
    [
      'a timespan of nothing',
      COUNT.replace('10m', '0m'),
      ['6:13: "0m" is no timespan: write a number and s, m, h or d, as 90m'],
    ],
    ['a timespan of a year', COUNT.replace('10m', '1y'), ['6:13: a timespan is at most 90 days: write 90d']],
    [
      'no rules',
      COUNT.replace('rules: [first]\n', ''),
      ['3:3: the correlation names no rules: write rules: [id or name]'],
    ],
    ['an empty list of rules', COUNT.replace('[first]', '[]'), ['4:10: rules is empty: name a rule by its id or name']],
    [
      'a rule that is not there',
      COUNT.replace('[first]', '[frist]'),
      ['4:11: there is no rule "frist": did you mean "first"?'],
    ],
    ['a rule named twice', COUNT.replace('[first]', '[first, id-a]'), ['4:18: "id-a" is named twice: name it once']],
    ['an unknown key', `${COUNT}\ngroupby: [x]`, ['8:3: a correlation has no "groupby": did you mean "group-by"?']],
    ['an empty group', COUNT.replace('[user]', '[]'), ['5:13: group-by is empty: name a field, or remove the key']],
    [
      'no condition',
      COUNT.replace('\ncondition: {gte: 10}', ''),
      ['3:3: the correlation has no condition of numbers: write condition: {gte: 10}'],
    ],
    [
      'a condition that compares with nothing',
      COUNT.replace('{gte: 10}', '{}'),
      ['7:14: the condition compares with nothing: write gte: 10'],
    ],
    [
      'an unknown comparison',
      COUNT.replace('gte: 10', 'ge: 10, gte: 2'),
      ['7:15: a condition has no "ge": did you mean "gt"?'],
    ],
    ['a number in words', COUNT.replace('gte: 10', 'gte: ten'), ['7:20: gte takes a number: write gte: 10']],
    [
      'a count of none',
      COUNT.replace('gte: 10', 'lt: 1'),
      [
        '7:14: only no events at all would meet this, and nothing is known of a group that was never seen: count from 1',
      ],
    ],
    [
      'a count that is never met',
      COUNT.replace('gte: 10', 'gt: 10, lt: 11'),
      ['7:14: no count meets this: correct it'],
    ],
    [
      'a count beyond measure',
      COUNT.replace('gte: 10', 'gte: 10001'),
      ['7:14: a count goes to 10000: count over a shorter timespan'],
    ],
    [
      'more rules than there are',
      'type: temporal\nrules: [first, second]\ntimespan: 1h\ncondition: {gte: 3}',
      ['6:14: of 2 rules no number meets this: correct it'],
    ],
    [
      'a field that is not looked at',
      COUNT.replace('gte: 10', 'gte: 10, field: x'),
      ['7:24: event_count looks at no field: remove it, or write type: value_count'],
    ],
    [
      'no field',
      COUNT.replace('event_count', 'value_count'),
      ['7:14: value_count looks at a field: write field: name in the condition'],
    ],
    [
      'two fields to sum',
      'type: value_sum\nrules: [first]\ntimespan: 1h\ncondition: {gte: 3, field: [a, b]}',
      ['6:30: value_sum takes one field: choose one'],
    ],
    [
      'a percentile without its rank',
      'type: value_percentile\nrules: [first]\ntimespan: 1h\ncondition: {gte: 3, field: a}',
      ['6:14: value_percentile needs a rank from 0 to 100: write percentile: 95'],
    ],
    [
      'a rank without its percentile',
      'type: value_sum\nrules: [first]\ntimespan: 1h\ncondition: {gte: 3, field: a, percentile: 9}',
      ['6:33: value_sum has no percentile: remove it, or write type: value_percentile'],
    ],
    [
      'a condition of words for a count',
      COUNT.replace('{gte: 10}', 'first'),
      ['7:14: the correlation has no condition of numbers: write condition: {gte: 10}'],
    ],
    [
      'a condition that names a rule that is not listed',
      'type: temporal\nrules: [first]\ntimespan: 1h\ncondition: first and second',
      ['6:24: there is no rule "second": write one of first'],
    ],
    [
      'an order with alternatives',
      'type: temporal_ordered\ntimespan: 1h\ncondition: first or second',
      ['5:14: temporal_ordered takes rules joined by and, in their order: write type: temporal for the others'],
    ],
    [
      'an alias of another rule',
      'type: event_count\nrules: [first]\ngroup-by: [who]\ntimespan: 1h\ncondition: {gte: 2}\naliases: {who: {second: user}}',
      ['8:19: the correlation has no rule "second": add it to rules'],
    ],
    ['generate in words', `${COUNT}\ngenerate: maybe`, ['8:13: generate is true or false']],
  ])('%s', (_, body, problems) => {
    expect(problemsIn(body)).toEqual(problems);
  });

  test('text instead of a map', () => {
    expect(problemsOf('title: x\ncorrelation: y')).toEqual([
      '2:14: correlation must be a map of type, rules, group-by, timespan and condition',
    ]);
  });

  test('one that counts itself', () => {
    const body = (name: string, counts: string): string =>
      `title: ${name}\nname: ${name}\ncorrelation: {type: event_count, rules: [${counts}], timespan: 1h, condition: {gte: 2}}\n`;
    expect(problemsOf(`${body('a', 'b')}---\n${body('b', 'a')}`)).toEqual([
      '3:1: the correlation counts itself, "a" > "b" > "a": break the circle',
      '7:1: the correlation counts itself, "b" > "a" > "b": break the circle',
    ]);
  });

  test('too many above each other', () => {
    const chain = Array.from(
      { length: 12 },
      (_, at) =>
        `title: c${at}\nname: c${at}\ncorrelation: {type: event_count, rules: [${at === 0 ? 'first' : `c${at - 1}`}], timespan: 1h, condition: {gte: 2}}\n`,
    );
    expect(problemsOf(RULES + chain.join('---\n')).join()).toContain('more than 10 correlations above each other');
  });

  test('an id that a rule has', () => {
    expect(problemsIn(COUNT, 'title: Often\nid: id-a')).toEqual([
      `2:5: "id-a" is also in rules/a.yml:1: give this rule its own`,
    ]);
  });
});
