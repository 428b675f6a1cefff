import { describe, expect, test } from 'vitest';
import { compile, isMatch, problemsOf, ruleText } from './vector.ts';

const HEAD = 'title: x\nsigma-version: 3';
const holds = (item: string, event: object): boolean =>
  isMatch(compile(ruleText(`s:\n  ${item}\ncondition: s`, HEAD)), event);

describe('a selector of array elements, from sigma version 3 on:', () => {
  test.each([
    ['any needs one', 'a[any]: x', { a: ['y', 'X'] }, true],
    ['any needs one', 'a[any]: x', { a: ['y'] }, false],
    ['any finds none in an empty array', 'a[any]: x', { a: [] }, false],
    ['any finds none where the field is absent', 'a[any]: x', {}, false],
    ['a single value is an array of one', 'a[any]: x', { a: 'x' }, true],
    ['all needs every one', 'a[all]|startswith: x', { a: ['xa', 'xb'] }, true],
    ['all needs every one', 'a[all]|startswith: x', { a: ['xa', 'y'] }, false],
    ['all needs at least one', 'a[all]: x', { a: [] }, false],
    ['all needs the field', 'a[all]: x', {}, false],
    ['all_or_empty holds for no elements', 'a[all_or_empty]: x', { a: [] }, true],
    ['all_or_empty holds for an absent field', 'a[all_or_empty]: x', {}, true],
    ['all_or_empty needs every one there is', 'a[all_or_empty]: x', { a: ['x', 'y'] }, false],
    ['none bears no one', 'a[none]: x', { a: ['y', 'x'] }, false],
    ['none holds for others', 'a[none]: x', { a: ['y'] }, true],
    ['none holds for an absent field', 'a[none]: x', {}, true],
    ['a place counts from 0', 'a[0]: x', { a: ['x', 'y'] }, true],
    ['a place counts from 0', 'a[1]: x', { a: ['x', 'y'] }, false],
    ['a place from the end', 'a[-1]: y', { a: ['x', 'y'] }, true],
    ['a place that is not there', 'a[2]: null', { a: ['x', 'y'] }, false],
    ['a place before the beginning', 'a[-3]|exists: false', { a: ['x', 'y'] }, false],
    ['the rest of a field is below the element', 'a[any].b: x', { a: [{ b: 'y' }, { b: 'x' }] }, true],
    ['the rest of a field is below the element', 'a[all].b.c: x', { a: [{ b: { c: 'x' } }, { b: 'x' }] }, false],
    ['a path leads to the array', 'r.a[any].b|contains: x', { r: { a: [{ b: 'axb' }] } }, true],
    ['selectors inside selectors', 'a[any].b[all]: x', { a: [{ b: ['x', 'y'] }, { b: ['x', 'x'] }] }, true],
    ['selectors inside selectors', 'a[all].b[any]: x', { a: [{ b: ['y'] }, { b: ['x'] }] }, false],
    ['a map is about one and the same element', 'a[any]: {b: x, c: 1}', { a: [{ b: 'x', c: 1 }] }, true],
    ['a map is about one and the same element', 'a[any]: {b: x, c: 1}', { a: [{ b: 'x' }, { c: 1 }] }, false],
    ['a dot in a map is the element', "a[any]: {'.|startswith': x, '.|endswith': y}", { a: ['xa', 'ay'] }, false],
    ['a dot in a map is the element', "a[any]: {'.|startswith': x, '.|endswith': y}", { a: ['xay'] }, true],
    ['neq turns the test of each element round', 'a[all]|neq: x', { a: ['y', 'z'] }, true],
    ['neq turns the test of each element round', 'a[all]|neq: x', { a: ['y', 'x'] }, false],
    ['null is an element', 'a[any]: null', { a: ['x', null] }, true],
    ['keys __proto__ are keys', 'a[any].__proto__|exists: true', { a: [{}] }, false],
  ])('%s: %s', (_, item, event, expected) => {
    expect(holds(item, event)).toBe(expected);
  });

  test('before, brackets are part of the name', () => {
    const set = compile(ruleText('s: {"a[any]": x}\ncondition: s'));
    expect([isMatch(set, { 'a[any]': 'x' }), isMatch(set, { a: ['x'] })]).toEqual([true, false]);
  });

  test('a large array of large elements is read once', () => {
    expect(holds('a[none].b|contains: needle', { a: Array(50_000).fill({ b: 'hay' }) })).toBe(true);
  });

  test.each([
    [
      'an unknown word',
      's: {"a[some]": x}\ncondition: s',
      '6:10: there is no selector "some": write one of any, all, all_or_empty, none',
    ],
    [
      'a bracket that stays open',
      's: {"a[any": x}\ncondition: s',
      '6:7: "a[any" selects no element: write field[any], or quote a name with brackets for sigma version 2',
    ],
    [
      'an unknown modifier after it',
      's: {"a[any].b|contians": x}\ncondition: s',
      '6:17: there is no modifier "contians": did you mean "contains"?',
    ],
    [
      'a map without a selector',
      's: {a: {b: x}}\ncondition: s',
      '6:10: "a" has a map for a value: write the field as a.subfield',
    ],
  ])('%s is refused', (_, detection, problem) => {
    expect(problemsOf(ruleText(detection, HEAD))).toEqual([problem]);
  });

  test('another version is refused', () => {
    expect(problemsOf(ruleText('s: {a: x}\ncondition: s', 'title: x\nsigma-version: 4'))).toEqual([
      '2:16: we read sigma versions 1, 2, 3: write one of them',
    ]);
  });

  test('is explained', () => {
    const set = compile(ruleText('s:\n  a[any].b: x\ncondition: s', `${HEAD}\nid: r`));
    expect(set.explain('r', { a: [{ b: 'x' }] })).toEqual([
      {
        selection: 's',
        field: 'a',
        condition: 'has an element as described',
        value: '[{"b":"x"}]',
        matched: true,
        negated: false,
      },
    ]);
  });
});
