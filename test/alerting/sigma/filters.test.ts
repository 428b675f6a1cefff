import { describe, expect, test } from 'vitest';
import { createFields } from '../../../alerting/fields/index.ts';
import { compileRules, type LogSource } from '../../../alerting/sigma/index.ts';
import { parse, ruleText } from './vector.ts';

const EVENT: readonly LogSource[] = [{ product: 'test', service: 'events', category: 'kind' }];

const rule = (id: string, logsource = '{product: test, service: events}'): string =>
  `title: ${id}\nid: ${id}\nlogsource: ${logsource}\ndetection: {selection: {action: x}, condition: selection}\n`;

const filter = (rules: string, body: string, logsource = '{product: test}'): string =>
  `title: f\nid: f\nlogsource: ${logsource}\nfilter:\n  rules: ${rules}\n  selection: {user: admin}\n  ${body}\n`;

const load = (...documents: readonly string[]) => parse(documents.join('---\n'));

const matched = (parsed: ReturnType<typeof load>, event: object): readonly string[] =>
  compileRules(parsed, createFields())
    .match(event, EVENT)
    .map(({ id }) => id);

const ADMIN = { action: 'x', user: 'admin' };
const OTHER = { action: 'x', user: 'eve' };

describe('a filter', () => {
  test('with a not leaves out what it describes', () => {
    const parsed = load(rule('r'), filter('any', 'condition: not selection'));
    expect([matched(parsed, ADMIN), matched(parsed, OTHER)]).toEqual([[], ['r']]);
  });

  test('without a not lets only what it describes alert', () => {
    const parsed = load(rule('r'), filter('any', 'condition: selection'));
    expect([matched(parsed, ADMIN), matched(parsed, OTHER)]).toEqual([['r'], []]);
  });

  test('is for the rules that it names', () => {
    const parsed = load(rule('r'), rule('s'), filter('[s]', 'condition: not selection'));
    expect(matched(parsed, ADMIN)).toEqual(['r']);
  });

  test.each([
    ['the same log source', '{product: test, service: events}', []],
    ['a wider one', '{product: test}', []],
    ['another service', '{product: test, service: others}', ['r']],
    ['one that asks for more', '{product: test, service: events, category: kind}', ['r']],
  ])('with %s is for the rules whose log source contains its own', (_, logsource, expected) => {
    expect(matched(load(rule('r'), filter('any', 'condition: not selection', logsource)), ADMIN)).toEqual(expected);
  });

  test('of several each must let the match through', () => {
    const second = filter('any', 'condition: not selection').replace('id: f', 'id: g').replace('admin', 'eve');
    const parsed = load(rule('r'), filter('any', 'condition: not selection'), second);
    expect([ADMIN, OTHER, { action: 'x', user: 'bob' }].map((event) => matched(parsed, event))).toEqual([
      [],
      [],
      ['r'],
    ]);
  });

  test('that is not in force for an event leaves nothing out', () => {
    const parsed = load(rule('r'), filter('any', 'condition: not selection'));
    const set = compileRules(parsed, createFields(), { applies: (_, event) => 'old' in event });
    expect(set.match(ADMIN, EVENT)).toHaveLength(1);
    expect(set.match({ ...ADMIN, old: true }, EVENT)).toHaveLength(0);
  });
});

describe('another condition over the searches of a rule', () => {
  const set = compileRules(
    parse(ruleText('one: {a: x}\nother: {b: y}\ncondition: one', 'title: r\nid: r')),
    createFields(),
  );

  test('holds or not, as the rule would', () => {
    const holds = set.condition('r', 'one and not other');
    expect([holds({ a: 'X' }), holds({ a: 'x', b: 'y' }), holds({})]).toEqual([true, false, false]);
  });

  test('is refused where it names no search of the rule', () => {
    expect(() => set.condition('r', 'two')).toThrow('there is no search "two"');
    expect(() => set.condition('q', 'one')).toThrow('there is no rule q');
  });
});
