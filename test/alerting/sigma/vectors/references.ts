import type { Vector } from '../vector.ts';

export const references: readonly Vector[] = [
  {
    says: 'fieldref compares two fields of the event',
    detection: 'selection: {a|fieldref: b.c}\ncondition: selection',
    matches: [
      { a: 'x', b: { c: 'X' } },
      { a: 1, b: { c: '1' } },
      { a: true, b: { c: 'true' } },
    ],
    misses: [
      { a: 'x', b: { c: 'y' } },
      { a: 'b.c', b: { c: 'y' } },
    ],
  },
  {
    says: 'a side that is missing or null matches nothing',
    detection: 'selection: {a|fieldref: b}\ncondition: selection',
    misses: [{}, { a: 'x' }, { b: 'x' }, { a: null, b: null }, { a: null }, { a: [], b: [] }],
    matches: [{ a: '', b: '' }],
  },
  {
    says: 'any member equals any member',
    detection: 'selection: {a|fieldref: b}\ncondition: selection',
    matches: [
      { a: ['x', 'y'], b: ['z', 'y'] },
      { a: 'y', b: ['y'] },
    ],
    misses: [{ a: ['x'], b: ['y'] }],
  },
  {
    says: 'any of several fields',
    detection: 'selection: {a|fieldref: [b, c]}\ncondition: selection',
    matches: [{ a: 'x', b: 'y', c: 'x' }],
    misses: [{ a: 'x', b: 'y', c: 'z' }],
  },
  {
    says: 'all of several fields',
    detection: 'selection: {a|fieldref|all: [b, c]}\ncondition: selection',
    matches: [{ a: 'x', b: 'x', c: 'x' }],
    misses: [{ a: 'x', b: 'y', c: 'x' }],
  },
  {
    says: 'contains, startswith and endswith of another field',
    detection:
      'selection: {a|fieldref|contains: n, b|fieldref|startswith: n, c|fieldref|endswith: n}\ncondition: selection',
    matches: [{ n: 'Joe', a: '-joe-', b: 'joe-', c: '-joe' }],
    misses: [
      { n: 'joe', a: '-jo-', b: 'joe-', c: '-joe' },
      { n: 'joe', a: 'joe', b: '-joe', c: '-joe' },
      { n: 'joe', a: 'joe', b: 'joe', c: 'joe-' },
      { a: 'joe', b: 'joe', c: 'joe' },
    ],
  },
  {
    says: 'fieldref with neq: a different or a missing field',
    detection: 'selection: {a|fieldref|neq: b}\ncondition: selection',
    matches: [{ a: 'x', b: 'y' }, { a: 'x' }, {}],
    misses: [{ a: 'x', b: 'X' }],
  },
  {
    says: 'fieldref with cased',
    detection: 'selection: {a|fieldref|cased: b}\ncondition: selection',
    matches: [{ a: 'x', b: 'x' }],
    misses: [{ a: 'x', b: 'X' }],
  },
];
