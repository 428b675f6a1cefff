import type { Vector } from '../vector.ts';

export const types: readonly Vector[] = [
  {
    says: 'a text equals a boolean by its JSON',
    detection: "selection: {enable: 'false'}\ncondition: selection",
    matches: [{ enable: false }, { enable: 'false' }, { enable: 'False' }],
    misses: [{ enable: true }, { enable: 0 }, { enable: null }, { enable: '' }, {}],
  },
  {
    says: 'a boolean equals its text',
    detection: 'selection: {public: true}\ncondition: selection',
    matches: [{ public: true }, { public: 'true' }, { public: 'TRUE' }],
    misses: [{ public: 1 }, { public: '1' }, { public: 'yes' }],
  },
  {
    says: 'a number equals its decimal text',
    detection: 'selection: {port: 443}\ncondition: selection',
    matches: [{ port: 443 }, { port: '443' }],
    misses: [{ port: 4430 }, { port: '0443' }, { port: '443.0' }, { port: true }],
  },
  {
    says: 'a text of digits equals a number',
    detection: "selection: {port: '443'}\ncondition: selection",
    matches: [{ port: 443 }, { port: '443' }],
    misses: [{ port: 44 }],
  },
  {
    says: 'a boolean is not a number',
    detection: 'selection: {flag: 1}\ncondition: selection',
    matches: [{ flag: 1 }, { flag: '1' }],
    misses: [{ flag: true }],
  },
  {
    says: 'a number may be compared as it is written and as it is read',
    detection: 'selection: {version: 1.10}\ncondition: selection',
    matches: [{ version: 1.1 }, { version: '1.1' }, { version: '1.10' }],
    misses: [{ version: '1.100' }, { version: 11 }],
  },
  {
    says: 'a long number keeps its digits',
    detection: 'selection: {id: 12345678901234567891}\ncondition: selection',
    matches: [{ id: '12345678901234567891' }],
    misses: [{ id: '12345678901234567892' }],
  },
  {
    says: 'a hexadecimal number equals both its texts',
    detection: 'selection: {options: 0x40810000}\ncondition: selection',
    matches: [{ options: '0x40810000' }, { options: 1082195968 }],
    misses: [{ options: '40810000' }],
  },
  {
    says: 'negative numbers are numbers',
    detection: 'selection: {delta: -5}\ncondition: selection',
    matches: [{ delta: -5 }, { delta: '-5' }],
    misses: [{ delta: 5 }],
  },
  {
    says: 'string modifiers apply to the text of numbers and booleans, of rule and event',
    detection: 'selection: {code|startswith: 40, flag|contains: ru}\ncondition: selection',
    matches: [
      { code: 404, flag: true },
      { code: '403', flag: 'brute' },
    ],
    misses: [{ code: 140, flag: true }],
  },
  {
    says: 'wildcards apply to the text of numbers',
    detection: "selection: {code: '4??'}\ncondition: selection",
    matches: [{ code: 404 }],
    misses: [{ code: 4040 }, { code: 44 }],
  },
  {
    says: 'a list may mix types',
    detection: "selection: {a: [1, 'two', true]}\ncondition: selection",
    matches: [{ a: '1' }, { a: 'TWO' }, { a: 'true' }, { a: true }, { a: 1 }],
    misses: [{ a: 2 }],
  },
  {
    says: 'quoted words stay text',
    detection: "selection: {MFAUsed: 'No'}\ncondition: selection",
    matches: [{ MFAUsed: 'No' }, { MFAUsed: 'NO' }],
    misses: [{ MFAUsed: false }, { MFAUsed: 'Yes' }],
  },
];
