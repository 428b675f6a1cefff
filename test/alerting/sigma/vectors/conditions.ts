import type { Vector } from '../vector.ts';

const ABC = 'a: {a: 1}\nb: {b: 1}\nc: {c: 1}\n';
const on = (...names: string[]): object => Object.fromEntries(names.map((name) => [name, 1]));

export const conditions: readonly Vector[] = [
  {
    says: 'and',
    detection: `${ABC}condition: a and b`,
    matches: [on('a', 'b'), on('a', 'b', 'c')],
    misses: [on('a'), on('b'), on()],
  },
  {
    says: 'or',
    detection: `${ABC}condition: a or b`,
    matches: [on('a'), on('b'), on('a', 'b')],
    misses: [on('c'), on()],
  },
  { says: 'not', detection: `${ABC}condition: not a`, matches: [on('b'), on()], misses: [on('a')] },
  {
    says: 'not binds to the next operand',
    detection: `${ABC}condition: not a and b`,
    matches: [on('b')],
    misses: [on(), on('a', 'b')],
  },
  { says: 'not not', detection: `${ABC}condition: not not a`, matches: [on('a')], misses: [on()] },
  {
    says: 'and binds more than or',
    detection: `${ABC}condition: a or b and c`,
    matches: [on('a'), on('b', 'c')],
    misses: [on('b'), on('c')],
  },
  {
    says: 'and binds more than or, on the left too',
    detection: `${ABC}condition: a and b or c`,
    matches: [on('c'), on('a', 'b')],
    misses: [on('a'), on('b')],
  },
  {
    says: 'parentheses bind most',
    detection: `${ABC}condition: (a or b) and c`,
    matches: [on('a', 'c'), on('b', 'c')],
    misses: [on('a', 'b'), on('c')],
  },
  {
    says: 'not of parentheses',
    detection: `${ABC}condition: a and not (b or c)`,
    matches: [on('a')],
    misses: [on('a', 'b'), on('a', 'c'), on()],
  },
  {
    says: 'parentheses need no spaces and may be nested',
    detection: `${ABC}condition: ((a)or(b and(not c)))`,
    matches: [on('a'), on('b')],
    misses: [on('b', 'c'), on()],
  },
  {
    says: 'three of a kind',
    detection: `${ABC}condition: a and b and c`,
    matches: [on('a', 'b', 'c')],
    misses: [on('a', 'b'), on('b', 'c')],
  },
  {
    says: 'keywords in any case',
    detection: `${ABC}condition: a AND NOT b OR c`,
    matches: [on('a'), on('c')],
    misses: [on('a', 'b')],
  },
  {
    says: '1 of them',
    detection: `${ABC}condition: 1 of them`,
    matches: [on('a'), on('c')],
    misses: [on(), on('d')],
  },
  { says: 'any of them', detection: `${ABC}condition: any of them`, matches: [on('b')], misses: [on()] },
  {
    says: 'all of them',
    detection: `${ABC}condition: all of them`,
    matches: [on('a', 'b', 'c')],
    misses: [on('a', 'b')],
  },
  {
    says: 'them leaves out what begins with an underscore',
    detection: 'a: {a: 1}\n_b: {b: 1}\ncondition: 1 of them',
    matches: [on('a')],
    misses: [on('b')],
  },
  {
    says: 'all of them leaves it out as well',
    detection: 'a: {a: 1}\n_b: {b: 1}\ncondition: all of them',
    matches: [on('a')],
    misses: [on('b')],
  },
  {
    says: 'a pattern of stars leaves it out as well',
    detection: 'a: {a: 1}\n_b: {b: 1}\ncondition: 1 of *',
    matches: [on('a')],
    misses: [on('b')],
  },
  {
    says: 'what begins with an underscore can be named',
    detection: 'a: {a: 1}\n_b: {b: 1}\ncondition: a and _b or 1 of _*',
    matches: [on('a', 'b'), on('b')],
    misses: [on('a')],
  },
  {
    says: '1 of a pattern',
    detection: 'sel_a: {a: 1}\nsel_b: {b: 1}\nother: {c: 1}\ncondition: 1 of sel_*',
    matches: [on('a'), on('b')],
    misses: [on('c')],
  },
  {
    says: 'all of a pattern',
    detection: 'sel_a: {a: 1}\nsel_b: {b: 1}\nother: {c: 1}\ncondition: all of sel_*',
    matches: [on('a', 'b')],
    misses: [on('a', 'c')],
  },
  {
    says: 'a star may stand anywhere in a pattern',
    detection: 'a_x: {a: 1}\nb_x: {b: 1}\nx_c: {c: 1}\ncondition: 1 of *_x',
    matches: [on('a'), on('b')],
    misses: [on('c')],
  },
  {
    says: 'a pattern is the whole name',
    detection: 'sel: {a: 1}\nselection: {b: 1}\ncondition: 1 of sel',
    matches: [on('a')],
    misses: [on('b')],
  },
  {
    says: 'a star in the middle, and several',
    detection: 'a_x_1: {a: 1}\na_y_1: {b: 1}\na_x_2: {c: 1}\ncondition: all of a*_*1',
    matches: [on('a', 'b')],
    misses: [on('a', 'c'), on('b', 'c')],
  },
  {
    says: 'selectors are operands',
    detection: 'sel_a: {a: 1}\nsel_b: {b: 1}\nfilter_c: {c: 1}\ncondition: all of sel_* and not 1 of filter_*',
    matches: [on('a', 'b')],
    misses: [on('a', 'b', 'c'), on('a')],
  },
  {
    says: 'a list of conditions is joined by or',
    detection: `${ABC}condition:\n  - a and b\n  - c`,
    matches: [on('a', 'b'), on('c')],
    misses: [on('a'), on('b')],
  },
  {
    says: 'a condition may take several lines',
    detection: `${ABC}condition: >-\n  a\n  and b`,
    matches: [on('a', 'b')],
    misses: [on('a')],
  },
  {
    says: 'names may hold digits, dashes and dots',
    detection: 'sel-1.x: {a: 1}\n2nd: {b: 1}\ncondition: sel-1.x and 2nd',
    matches: [on('a', 'b')],
    misses: [on('a')],
  },
  {
    says: 'a number may be a name',
    detection: '1: {a: 1}\ncondition: 1',
    matches: [on('a')],
    misses: [on('b')],
  },
  {
    says: 'a search that the condition leaves out does not count',
    detection: `${ABC}condition: a`,
    matches: [on('a'), on('a', 'b')],
    misses: [on('b')],
  },
  {
    says: 'negation has two values: a missing field is not equal',
    detection: 'selection: {a: 1}\nfilter: {b.c: x}\ncondition: selection and not filter',
    matches: [{ a: 1 }, { a: 1, b: null }, { a: 1, b: { c: null } }, { a: 1, b: { c: 'y' } }],
    misses: [{ a: 1, b: { c: 'x' } }, { b: { c: 'y' } }],
  },
];
