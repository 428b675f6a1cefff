import { describe, expect, test } from 'vitest';
import { parseRules } from '../../../alerting/sigma/index.ts';
import { compile, isMatch, parse, ruleText } from './vector.ts';

const GOOD = 'selection: {a: x}\ncondition: selection';

describe('what a rule says about itself', () => {
  test('is read in full', () => {
    const {
      rules: [ir],
    } = parse(`title: Root signed in
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
name: root_sign_in
related:
  - id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9
    type: derived
status: test
description: |
  Somebody used
  the root user.
license: Apache-2.0
references:
  - https://example.com/a
author: Ann Example (Example Ltd), Bob Example
date: 2026-01-02
modified: 2026/03/04
tags: [attack.t1078.004, attack.initial-access, our.own]
logsource:
  product: AWS
  service: cloudtrail
  definition: all regions
detection:
  selection: {a: x}
  condition: selection
fields: [userIdentity.arn]
falsepositives:
  - Break glass
level: high
scope: [server]
firewatch:
  suppress: {for: 1h}
`);
    expect(ir?.rule).toEqual({
      id: '929a690e-bef0-4204-a928-ef5e620d6fcc',
      title: 'Root signed in',
      name: 'root_sign_in',
      related: [{ id: '08fbc97d-0a2f-491c-ae21-8ffcfd3174e9', type: 'derived' }],
      status: 'test',
      description: 'Somebody used\nthe root user.',
      license: 'Apache-2.0',
      references: ['https://example.com/a'],
      author: ['Ann Example (Example Ltd)', 'Bob Example'],
      date: '2026-01-02',
      modified: '2026/03/04',
      tags: ['attack.t1078.004', 'attack.initial-access', 'our.own'],
      logsource: { product: 'aws', service: 'cloudtrail' },
      taxonomy: 'sigma',
      fields: ['userIdentity.arn'],
      falsepositives: ['Break glass'],
      level: 'high',
      scope: ['server'],
      custom: { firewatch: { suppress: { for: '1h' } } },
      path: 'rules/a.yml',
      line: 1,
    });
  });

  test('has defaults', () => {
    const {
      rules: [ir],
    } = parse(ruleText(GOOD));
    expect(ir?.rule).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      title: 'Something happened',
      related: [],
      references: [],
      author: [],
      tags: [],
      logsource: { product: 'test' },
      taxonomy: 'sigma',
      fields: [],
      falsepositives: [],
      scope: [],
      level: 'medium',
      custom: {},
      path: 'rules/a.yml',
      line: 1,
    });
  });

  test.each([
    ['one author in a list', 'author: [Ann, Bob]', { author: ['Ann', 'Bob'] }],
    ['one false positive without a list', 'falsepositives: Unknown', { falsepositives: ['Unknown'] }],
    ['empty attributes', 'author:\ntags:\nstatus: null', { author: [], tags: [] }],
    ['the relation of version 1', 'related: [{id: a, type: obsoletes}]', { related: [{ id: 'a', type: 'obsoletes' }] }],
    ['a numeric id', 'id: 4711', { id: '4711' }],
    ['another taxonomy', 'taxonomy: ecs', { taxonomy: 'ecs' }],
    [
      'custom attributes',
      'custom_attributes: {x.y: [1, true, null]}',
      { custom: { custom_attributes: { 'x.y': [1, true, null] } } },
    ],
    [
      'the attributes that SigmaHQ adds',
      'regression_tests_path: a\nsimulation: []',
      { custom: { regression_tests_path: 'a', simulation: [] } },
    ],
    ['a version that is not newer', 'sigma-version: 2', { custom: {} }],
  ])('accepts %s', (_, head, expected) => {
    expect(parse(ruleText(GOOD, `title: x\n${head}`)).rules[0]?.rule).toMatchObject(expected);
  });

  test('is plain JSON, the detection included', () => {
    const { rules: irs } = parse(ruleText("a: {b|re: x, c|windash|contains: ' -y'}\ncondition: not a"));
    expect(JSON.parse(JSON.stringify(irs))).toEqual(irs);
  });
});

describe('an id that a rule does not give', () => {
  const idOf = (path: string, title: string): string | undefined =>
    parseRules([{ path, text: ruleText(GOOD, `title: ${title}`) }]).rules[0]?.rule.id;

  test('depends on path and title alone', () => {
    expect(idOf('a.yml', 'x')).toBe(idOf('a.yml', 'x'));
    expect(new Set([idOf('a.yml', 'x'), idOf('b.yml', 'x'), idOf('a.yml', 'y')]).size).toBe(3);
  });

  test('is different for rules of one file with one title', () => {
    const { rules: irs } = parse(`${ruleText(GOOD)}---\n${ruleText(GOOD)}`);
    expect(new Set(irs.map(({ rule }) => rule.id)).size).toBe(2);
  });
});

describe('a file of several documents', () => {
  const files = (text: string) => parse(text).rules.map(({ rule }) => rule);

  test('holds several rules, each with its line', () => {
    expect(files(`${ruleText(GOOD, 'title: a')}---\n${ruleText(GOOD, 'title: b')}`)).toMatchObject([
      { title: 'a', line: 1 },
      { title: 'b', line: 8 },
    ]);
  });

  test('may have empty documents and a byte order mark', () => {
    expect(files(`\uFEFF---\n---\n${ruleText(GOOD, 'title: a')}---\n`)).toMatchObject([{ title: 'a' }]);
  });

  test('may have lines that end in CR LF', () => {
    const set = compile(ruleText(GOOD).replaceAll('\n', '\r\n'));
    expect(isMatch(set, { a: 'x' })).toBe(true);
  });

  const GLOBAL =
    'action: global\ntitle: shared\nid: 0000-9\nlevel: high\nlogsource: {product: test}\ndetection:\n  condition: selection\n';
  const part = (value: string, head = ''): string => `${head}detection:\n  selection: {a: ${value}}\n`;

  test('action global is laid over every later rule, until reset', () => {
    const text = [GLOBAL, part('x'), part('y', 'level: low\n'), 'action: reset', ruleText(GOOD, 'title: own')].join(
      '---\n',
    );
    const set = compile(text.replace('action: reset---', 'action: reset\n---'));
    expect(set.rules).toMatchObject([
      { title: 'shared', level: 'high', id: '0000-9' },
      { title: 'shared', level: 'high' },
      { title: 'own', level: 'medium' },
    ]);
    expect(set.match({ a: 'y' }, [{ product: 'test' }])).toEqual([set.rules[1]]);
  });

  test('rules that share an id by an action have ids of their own, always the same', () => {
    const text = [GLOBAL, part('x'), part('y')].join('---\n');
    expect(files(text).map(({ id }) => id)).toEqual(files(text).map(({ id }) => id));
    expect(new Set(files(text).map(({ id }) => id)).size).toBe(2);
  });

  test('action repeat is the rule before with some keys replaced', () => {
    const text = [
      ruleText('selection: {a: x, b: z}\ncondition: selection', 'title: first\nlevel: low'),
      'action: repeat\ntitle: second\ndetection:\n  selection: {a: y}\n',
      'action: repeat\nlevel: high\n',
    ].join('---\n');
    const set = compile(text);
    expect(set.rules).toMatchObject([
      { title: 'first', level: 'low' },
      { title: 'second', level: 'low' },
      { title: 'second', level: 'high' },
    ]);
    expect(set.match({ a: 'y', b: 'z' }, [{ product: 'test' }]).map(({ level }) => level)).toEqual(['low', 'high']);
    expect(set.match({ a: 'y' }, [{ product: 'test' }])).toEqual([]);
  });

  test('anchors and aliases are followed', () => {
    const set = compile(ruleText('a: {a: &names [x, y]}\nb: {b: *names}\ncondition: all of them'));
    expect(isMatch(set, { a: 'x', b: 'y' })).toBe(true);
  });
});
