import { expect, test } from 'vitest';
import { compile, ruleText } from './vector.ts';

const explain = (detection: string, event: object) => {
  const set = compile(ruleText(detection, 'title: x\nid: "1"'));
  return set.explain('1', event);
};

test('every item is shown with the value that was seen', () => {
  const detection = `selection: {name: [A, B, C], mfa: 'No'}
filter: {arn|contains: role, ip|cidr: 10.0.0.0/8}
unused: {z: 1}
condition: selection and not filter`;
  const event = { name: 'b', mfa: 'Yes', arn: 'arn:role/x' };
  expect(explain(detection, event)).toEqual([
    { selection: 'selection', field: 'name', condition: 'is one of 3', value: 'b', matched: true, negated: false },
    { selection: 'selection', field: 'mfa', condition: 'is', value: 'Yes', matched: false, negated: false },
    { selection: 'filter', field: 'arn', condition: 'contains', value: 'arn:role/x', matched: true, negated: true },
    { selection: 'filter', field: 'ip', condition: 'is in network', value: undefined, matched: false, negated: true },
  ]);
});

test.each<[string, string, object, { condition: string; value?: unknown; matched: boolean }]>([
  ['the member that matched', 'a: x', { a: ['y', 'X'] }, { condition: 'is', value: 'X', matched: true }],
  ['an array without a match, as JSON', 'a: x', { a: ['y', 1] }, { condition: 'is', value: '["y",1]', matched: false }],
  [
    'the value inside an object',
    'a|contains: x',
    { a: { b: ['axa'] } },
    { condition: 'contains', value: 'axa', matched: true },
  ],
  [
    'an object without a match, as JSON',
    'a|contains: x',
    { a: { b: 1 } },
    { condition: 'contains', value: '{"b":1}', matched: false },
  ],
  ['null', 'a: null', { a: null }, { condition: 'is null or absent', value: null, matched: true }],
  ['an absent field', 'a: null', {}, { condition: 'is null or absent', value: undefined, matched: true }],
  ['presence', 'a|exists: true', { a: 1 }, { condition: 'is present', value: 1, matched: true }],
  ['absence', 'a|exists: false', { a: 1 }, { condition: 'is absent', value: 1, matched: false }],
  ['numbers', 'a|gte: 5', { a: 4 }, { condition: 'is at least', value: 4, matched: false }],
  ['booleans', "a: 'true'", { a: true }, { condition: 'is', value: true, matched: true }],
  ['expressions', "a|re: ['x', 'y']", { a: 'y' }, { condition: 'matches one of 2', value: 'y', matched: true }],
  ['wildcards', "a: 'x*y'", { a: 'xy' }, { condition: 'is like', value: 'xy', matched: true }],
  ['any value', "a: '*'", { a: 0 }, { condition: 'has a value', value: 0, matched: true }],
  [
    'beginnings and ends',
    "a: ['x*', '*y']",
    { a: 'x' },
    { condition: 'starts with or ends with', value: 'x', matched: true },
  ],
  ['other fields', 'a|fieldref: b', { a: 1, b: 1 }, { condition: 'is the value of b', value: 1, matched: true }],
  [
    'times',
    'a|hour|lt: 6',
    { a: '2026-01-01T07:00:00Z' },
    { condition: 'hour is below', value: '2026-01-01T07:00:00Z', matched: false },
  ],
])('%s', (_, item, event, expected) => {
  expect(explain(`selection:\n  ${item}\ncondition: selection`, event)).toEqual([
    { selection: 'selection', field: 'a', negated: false, ...expected },
  ]);
});

test('keywords show the text that they were found in', () => {
  const detection = 'keywords: [evil, bad]\ncondition: keywords';
  const item = { selection: 'keywords', field: '', condition: 'contains one of 2', negated: false };
  expect(explain(detection, { a: { b: 'an EVIL thing' } })).toEqual([
    { ...item, value: 'an EVIL thing', matched: true },
  ]);
  expect(explain(detection, { a: 1 })).toEqual([{ ...item, value: undefined, matched: false }]);
});

test('neq is a negated item, and negated twice under not', () => {
  const items = explain('a: {x|neq: 1}\nb: {y|neq: 1}\ncondition: a and not b', { x: 2, y: 1 });
  expect(items.map(({ field, matched, negated }) => ({ field, matched, negated }))).toEqual([
    { field: 'x', matched: false, negated: true },
    { field: 'y', matched: true, negated: false },
  ]);
});

test('a rule that is not in the set has nothing to explain', () => {
  expect(compile(ruleText('a: {x: 1}\ncondition: a')).explain('none', {})).toEqual([]);
});
