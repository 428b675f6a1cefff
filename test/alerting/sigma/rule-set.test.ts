import { describe, expect, test } from 'vitest';
import { createFields } from '../../../alerting/fields/index.ts';
import { compileRules, type LogSource, parseRules } from '../../../alerting/sigma/index.ts';
import { compile, ruleText } from './vector.ts';

const rule = (title: string, logsource: LogSource): string =>
  `title: ${title}\nlogsource: ${JSON.stringify(logsource)}\ndetection:\n  selection: {a: 1}\n  condition: selection\n`;

describe('a rule sees an event if every key of its log source is the event’s', () => {
  const cloudtrail = { product: 'aws', service: 'cloudtrail' };
  const set = compile(
    [
      rule('product', { product: 'aws' }),
      rule('service', cloudtrail),
      rule('category', { category: 'webserver' }),
      rule('all three', { product: 'aws', service: 'cloudtrail', category: 'webserver' }),
    ].join('---\n'),
  );
  const titles = (...logsources: LogSource[]): readonly string[] =>
    set.match({ a: 1 }, logsources).map(({ title }) => title);

  test.each<[string, readonly LogSource[], readonly string[]]>([
    ['one log source', [cloudtrail], ['product', 'service']],
    ['another service', [{ product: 'aws', service: 'waf' }], ['product']],
    ['several log sources', [cloudtrail, { category: 'webserver' }], ['product', 'service', 'category']],
    ['the keys of different log sources do not add up', [{ product: 'aws' }, { service: 'cloudtrail' }], ['product']],
    ['all keys in one', [{ ...cloudtrail, category: 'webserver' }], ['product', 'service', 'category', 'all three']],
    ['none', [], []],
    ['an empty one', [{}], []],
  ])('%s', (_, logsources, expected) => {
    expect(titles(...logsources)).toEqual(expected);
    expect(titles(...logsources)).toEqual(expected);
  });
});

test('rules are matched in the order they were given, each once', () => {
  const set = compile(['c', 'a', 'b'].map((title) => rule(title, { product: 'x' })).join('---\n'));
  const found = set.match({ a: 1 }, [{ product: 'x' }, { product: 'x', service: 'y' }]);
  expect(found.map(({ title }) => title)).toEqual(['c', 'a', 'b']);
  expect(found).toEqual(set.rules);
});

test('nothing of one event is taken for the next', () => {
  const set = compile(ruleText('selection: {a: x, b: [1, 2], c|contains: z}\ncondition: selection'));
  const events = [
    { a: 'x', b: [2], c: { d: 'z' } },
    { a: 'x', b: 3, c: 'z' },
    { a: 'x', b: 1 },
    { a: 'X', b: 1, c: 'z' },
  ];
  expect(events.map((event) => set.match(event, [{ product: 'test' }]).length)).toEqual([1, 0, 0, 1]);
});

test('rules of one set share fields and do not disturb one another', () => {
  const detections = [
    'a: {x: 1}\ncondition: a',
    'a: {x: 1}\ncondition: not a',
    "a: {x|re: '^1'}\ncondition: a",
    'a: {x|cased: 1}\ncondition: a',
  ];
  const set = compile(detections.map((detection, at) => ruleText(detection, `title: r${at}`)).join('---\n'));
  const titles = (event: object): readonly string[] =>
    set.match(event, [{ product: 'test' }]).map(({ title }) => title);
  expect([{ x: 1 }, {}, { x: '12' }].map(titles)).toEqual([['r0', 'r2', 'r3'], ['r1'], ['r1', 'r2']]);
});

test('a set compiled from a bundle that was tampered with says so', () => {
  const {
    rules: [ir],
  } = parseRules([{ path: 'a.yml', text: ruleText('selection: {a: 1}\ncondition: selection') }]);
  if (ir === undefined) throw new Error('no rule');
  const broken = { ...ir, detection: { ...ir.detection, searches: [] } };
  expect(() => compileRules({ rules: [broken] }, createFields())).toThrow(
    'names a search "selection" that is not there',
  );
});
