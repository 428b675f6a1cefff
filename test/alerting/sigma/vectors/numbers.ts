import type { Vector } from '../vector.ts';

export const numbers: readonly Vector[] = [
  {
    says: 'gt is greater',
    detection: 'selection: {n|gt: 5}\ncondition: selection',
    matches: [{ n: 6 }, { n: 5.0001 }, { n: '6' }, { n: '1e3' }, { n: '+7' }],
    misses: [{ n: 5 }, { n: 4 }, { n: '5' }, { n: '' }, { n: true }, { n: null }, {}, { n: 'six' }, { n: '6 apples' }],
  },
  {
    says: 'gte is greater or equal',
    detection: 'selection: {n|gte: 5}\ncondition: selection',
    matches: [{ n: 5 }, { n: '5.0' }, { n: 6 }],
    misses: [{ n: 4.99 }, { n: '0x10' }],
  },
  {
    says: 'lt is less',
    detection: 'selection: {n|lt: 0}\ncondition: selection',
    matches: [{ n: -1 }, { n: '-0.5' }],
    misses: [{ n: 0 }, { n: '' }, { n: null }, { n: false }, { n: ' ' }, {}],
  },
  {
    says: 'lte is less or equal',
    detection: 'selection: {n|lte: 2.5}\ncondition: selection',
    matches: [{ n: 2.5 }, { n: '2.50' }, { n: -3 }],
    misses: [{ n: 2.51 }, { n: 'Infinity' }, { n: 'NaN' }],
  },
  {
    says: 'two comparisons make a range',
    detection: 'selection: {n|gte: 10, n|lt: 20}\ncondition: selection',
    matches: [{ n: 10 }, { n: 19.9 }],
    misses: [{ n: 9 }, { n: 20 }],
  },
  {
    says: 'any of several limits, or all of them',
    detection: 'any: {n|gt: [5, 10]}\nall: {n|gt|all: [5, 10]}\ncondition: any and not all',
    matches: [{ n: 7 }],
    misses: [{ n: 11 }, { n: 3 }],
  },
  {
    says: 'large numbers are compared as numbers',
    detection: 'selection: {n|gt: 1000000000000}\ncondition: selection',
    matches: [{ n: 1e13 }, { n: '10000000000000' }],
    misses: [{ n: 999 }, { n: '999999999999' }],
  },
];
