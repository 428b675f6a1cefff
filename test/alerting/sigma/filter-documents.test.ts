import { describe, expect, test } from 'vitest';
import { afterRules, COUNT, correlation, filter, LINES } from './documents.ts';
import { parse, problemsOf } from './vector.ts';

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
    expect(afterRules(problemsOf(filter(body)))).toEqual(problems);
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
