import type { Vector } from '../vector.ts';

export const existence: readonly Vector[] = [
  {
    says: 'exists: true needs the field, whatever its value',
    detection: 'selection: {a|exists: true}\ncondition: selection',
    matches: [{ a: 'x' }, { a: '' }, { a: null }, { a: [] }, { a: {} }, { a: false }, { a: 0 }],
    misses: [{}, { b: 1 }],
  },
  {
    says: 'exists: false needs it not',
    detection: 'selection: {a.b|exists: false}\ncondition: selection',
    matches: [{}, { a: 1 }, { a: {} }, { a: { c: 1 } }, { a: [] }, { a: [{ c: 1 }] }],
    misses: [{ a: { b: null } }, { a: { b: '' } }, { 'a.b': 1 }, { a: [{ c: 1 }, { b: 1 }] }],
  },
  {
    says: 'not exists has two values',
    detection: 'filter: {errorCode|exists: true}\nselection: {a: 1}\ncondition: selection and not filter',
    matches: [{ a: 1 }],
    misses: [
      { a: 1, errorCode: 'x' },
      { a: 1, errorCode: null },
    ],
  },
  {
    says: 'null is missing or null',
    detection: 'selection: {errorCode: null}\ncondition: selection',
    matches: [{}, { errorCode: null }, { errorCode: ['x', null] }],
    misses: [
      { errorCode: '' },
      { errorCode: 'x' },
      { errorCode: 0 },
      { errorCode: false },
      { errorCode: [] },
      { errorCode: 'null' },
    ],
  },
  {
    says: 'null deeper down',
    detection: 'selection: {a.b.c: null}\ncondition: selection',
    matches: [{}, { a: null }, { a: { b: 1 } }, { a: { b: { c: null } } }, { a: { b: {} } }],
    misses: [{ a: { b: { c: 1 } } }, { a: { b: { c: {} } } }],
  },
  {
    says: 'an object with a null in it is not null',
    detection: 'selection: {a: null}\ncondition: selection',
    misses: [{ a: { b: null } }],
    matches: [{ b: 1 }],
  },
  {
    says: 'null written as ~ or as nothing',
    detection: 'selection:\n  a: ~\n  b:\ncondition: selection',
    matches: [{}, { a: null, b: null }],
    misses: [{ a: 1 }, { b: 1 }, { a: '~' }],
  },
  {
    says: "the text 'null' is a text",
    detection: "selection: {a: 'null'}\ncondition: selection",
    matches: [{ a: 'null' }, { a: 'NULL' }],
    misses: [{ a: null }, {}],
  },
  {
    says: 'not null is a search of its own, negated',
    detection: 'selection: {id: 4738}\nfilter: {set: null}\ncondition: selection and not filter',
    matches: [
      { id: 4738, set: 'x' },
      { id: 4738, set: '' },
    ],
    misses: [{ id: 4738 }, { id: 4738, set: null }],
  },
  {
    says: 'empty or null in two searches',
    detection: "main: {a: something}\nempty1: {b: ''}\nempty2: {b: null}\ncondition: main and 1 of empty*",
    matches: [{ a: 'something', b: '' }, { a: 'something', b: null }, { a: 'something' }],
    misses: [{ a: 'something', b: 'x' }],
  },
  {
    says: 'null in a list is one more value, as published rules use it',
    detection: "selection: {a: ['', null, '-']}\ncondition: selection",
    matches: [{}, { a: null }, { a: '' }, { a: '-' }],
    misses: [{ a: 'x' }],
  },
  {
    says: 'all values of a list, null among them',
    detection: 'selection: {a|all: [x, null]}\ncondition: selection',
    matches: [{ a: ['x', null] }],
    misses: [{ a: 'x' }, { a: null }, {}],
  },
];
