import type { Vector } from '../vector.ts';

export const arrays: readonly Vector[] = [
  {
    says: 'any member of an array',
    detection: 'selection: {a: x}\ncondition: selection',
    matches: [{ a: ['x'] }, { a: ['y', 'X'] }, { a: [['y', ['x']]] }],
    misses: [{ a: ['y'] }, { a: [] }, { a: [null] }, { a: ['xy'] }],
  },
  {
    says: 'not of an array is false if any member matches',
    detection: 'selection: {a: y}\ncondition: not selection',
    matches: [{ a: ['x', 'z'] }, { a: [] }],
    misses: [{ a: ['x', 'y'] }],
  },
  {
    says: 'the values of all may be met by different members',
    detection: 'selection: {a|contains|all: [x, y]}\ncondition: selection',
    matches: [{ a: ['-x-', '-y-'] }, { a: ['xy'] }],
    misses: [{ a: ['x', 'z'] }],
  },
  {
    says: 'through arrays of objects',
    detection: 'selection: {containers.command|contains: curl}\ncondition: selection',
    matches: [
      { containers: [{ command: 'sleep' }, { command: ['sh', 'curl http://example.com'] }] },
      { containers: { command: 'curl' } },
    ],
    misses: [{ containers: [{ command: 'sleep' }] }, { containers: ['curl'] }, { containers: [] }],
  },
  {
    says: 'through arrays in arrays',
    detection: 'selection: {a.b.c: 1}\ncondition: selection',
    matches: [{ a: [{ b: [{ c: 2 }, { c: 1 }] }] }, { a: [[{ b: { c: [1] } }]] }],
    misses: [{ a: [{ b: [{ c: 2 }] }] }, { a: [{ b: 1 }] }],
  },
  {
    says: 'keys with dots inside arrays of objects',
    detection: 'selection: {a.b.c: 1}\ncondition: selection',
    matches: [{ a: [{ 'b.c': 1 }] }],
    misses: [{ a: [{ 'b.c': 2 }] }],
  },
  {
    says: 'different conditions may be met by different members',
    detection: 'selection: {t.k: Env, t.v: prod}\ncondition: selection',
    matches: [
      {
        t: [
          { k: 'env', v: 'dev' },
          { k: 'x', v: 'prod' },
        ],
      },
    ],
    misses: [{ t: [{ k: 'env', v: 'dev' }] }],
  },
  {
    says: 'members of any type',
    detection: "selection: {a: ['1', 'true']}\ncondition: selection",
    matches: [{ a: [0, 1] }, { a: [true] }],
    misses: [{ a: [0, false, null] }],
  },
  {
    says: 'a missing field of every member is missing',
    detection: 'selection: {a.b: null}\ncondition: selection',
    matches: [{ a: [{ c: 1 }] }, { a: [] }, { a: [{ b: null }, { b: 1 }] }],
    misses: [{ a: [{ c: 1 }, { b: 1 }] }],
  },
  {
    says: 'an index is no key of an array',
    detection: 'selection: {a.0: x}\ncondition: selection',
    matches: [{ a: { 0: 'x' } }],
    misses: [{ a: ['x'] }],
  },
  {
    says: 'length is no field of an array or a text',
    detection: 'selection: {a.length|exists: true}\ncondition: selection',
    matches: [{ a: { length: 1 } }],
    misses: [{ a: ['x'] }, { a: 'x' }],
  },
  {
    says: 'comparisons, networks and expressions look at each member',
    detection: "selection: {a|gt: 5, b|cidr: 10.0.0.0/8, c|re: '^x\\d$'}\ncondition: selection",
    matches: [{ a: [1, 6], b: ['x', '10.0.0.1'], c: ['y', 'x1'] }],
    misses: [
      { a: [1, 5], b: ['10.0.0.1'], c: ['x1'] },
      { a: [6], b: ['11.0.0.1'], c: ['x1'] },
    ],
  },
];
