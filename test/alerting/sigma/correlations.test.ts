import { describe, expect, test } from 'vitest';
import type { CorrelationIr } from '../../../alerting/sigma/index.ts';
import { parse, problemsOf, ruleText } from './vector.ts';

const SELECTION = 'selection: {a: x}\ncondition: selection';
const rule = (id: string, name: string): string =>
  ruleText(SELECTION, `title: Rule ${id}\nid: id-${id}\nname: ${name}`);

/** Two rules, and a correlation whose first line is line 17. */
const RULES = `${rule('a', 'first')}---\n${rule('b', 'second')}---\n`;
const LINES = RULES.split('\n').length - 1;
const correlation = (body: string, head = 'title: Often'): string =>
  `${RULES}${head}\ncorrelation:\n${body.trim().replace(/^/gm, '  ')}\n`;

const readOne = (text: string): CorrelationIr | undefined => parse(text).correlations[0];

const COUNT = 'type: event_count\nrules: [first]\ngroup-by: [user]\ntimespan: 10m\ncondition: {gte: 10}';

/** Problems with lines counted from the correlation's document. */
const problemsIn = (body: string, head?: string): readonly string[] =>
  problemsOf(correlation(body, head)).map((problem) => {
    const [line, ...rest] = problem.split(':');
    return [Number(line) - LINES, ...rest].join(':');
  });

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

const filter = (body: string, head = 'title: Left out\nlogsource: {product: test}'): string =>
  `${RULES}${head}\nfilter:\n${body.trim().replace(/^/gm, '  ')}\n`;

const EXCLUDE = 'selection: {user: admin}\ncondition: not selection';

describe('a filter', () => {
  test('is read with what it says of itself', () => {
    const head = 'title: Left out\nid: f\nlogsource: {product: test}\nfirewatch: {owner: ann}';
    const { filters, warnings } = parse(filter(`rules: [first, id-b]\n${EXCLUDE}`, head));
    expect(filters).toMatchObject([
      {
        id: 'f',
        title: 'Left out',
        rules: ['id-a', 'id-b'],
        logsource: { product: 'test' },
        custom: { firewatch: { owner: 'ann' } },
      },
    ]);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['no list', EXCLUDE],
    ['an empty list', `rules: []\n${EXCLUDE}`],
    ['any', `rules: any\n${EXCLUDE}`],
  ])('with %s is for any rule', (_, body) => {
    expect(parse(filter(body)).filters[0]?.rules).toBe('any');
  });

  test.each([
    ['a search alone', 'selection: {user: admin}\ncondition: selection'],
    ['two searches', 'a: {user: admin}\nb: {user: root}\ncondition: 1 of them'],
  ])('of %s, without a not, is warned of', (_, body) => {
    expect(parse(filter(body)).warnings[0]?.message).toContain('to leave that out write condition: not selection');
  });

  test.each([
    ['without a condition', 'selection: {a: x}', ['4:3: detection has no condition: write condition: selection']],
    [
      'for a rule that is not there',
      `rules: [frist]\n${EXCLUDE}`,
      ['4:11: there is no rule "frist": did you mean "first"?'],
    ],
    [
      'with an unknown modifier',
      'selection: {a|cntains: x}\ncondition: not selection',
      ['4:17: there is no modifier "cntains": did you mean "contains"?'],
    ],
  ])('%s is refused', (_, body, problems) => {
    expect(
      problemsOf(filter(body)).map((problem) => problem.replace(/^\d+/, (line) => String(Number(line) - LINES))),
    ).toEqual(problems);
  });

  test('without a log source is refused', () => {
    expect(problemsOf(filter(EXCLUDE, 'title: x'))).toEqual([`${LINES + 1}:1: the rule has no logsource: write one`]);
  });

  test('for a correlation is refused, because it has no events of its own', () => {
    const text = `${correlation(COUNT, 'title: Often\nname: often')}---\ntitle: f\nlogsource: {product: test}\nfilter:\n  rules: [often]\n${EXCLUDE.replace(/^/gm, '  ')}`;
    expect(problemsOf(text)[0]).toContain('"often" is a correlation, which has no events of its own');
  });

  test('is not what a correlation counts', () => {
    const text = `${filter(EXCLUDE, 'title: f\nname: f\nlogsource: {product: test}')}---\ntitle: c\ncorrelation:\n${COUNT.replace('[first]', '[f]').replace(/^/gm, '  ')}`;
    expect(problemsOf(text)[0]).toContain('"f" is a filter: name a rule or a correlation');
  });
});
