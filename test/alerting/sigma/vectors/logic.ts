import type { Vector } from '../vector.ts';

export const logic: readonly Vector[] = [
  {
    says: 'the items of a map are joined by and',
    detection: 'selection: {a: 1, b: 2}\ncondition: selection',
    matches: [{ a: 1, b: 2 }],
    misses: [{ a: 1 }, { b: 2 }, { a: 1, b: 3 }, {}],
  },
  {
    says: 'the values of a list are joined by or',
    detection: 'selection: {a: [one, two, three, four, five]}\ncondition: selection',
    matches: [{ a: 'one' }, { a: 'THREE' }, { a: 'five' }],
    misses: [{ a: 'six' }, { a: 'one two' }, {}],
  },
  {
    says: 'and of maps, or of values',
    detection: 'selection: {log: Security, id: [517, 1102]}\ncondition: selection',
    matches: [
      { log: 'Security', id: 517 },
      { log: 'security', id: '1102' },
    ],
    misses: [
      { log: 'System', id: 517 },
      { log: 'Security', id: 518 },
    ],
  },
  {
    says: 'a list of maps is joined by or',
    detection:
      "selection:\n  - {Image|endswith: '\\example.exe'}\n  - {Description|contains: Test executable}\ncondition: selection",
    matches: [{ Image: 'C:\\example.exe' }, { Description: 'a test executable' }],
    misses: [{ Image: 'C:\\other.exe', Description: 'x' }, {}],
  },
  {
    says: 'each map of a list is joined by and',
    detection: 'selection:\n  - {a: 1, b: 1}\n  - {a: 2, b: 2}\ncondition: selection',
    matches: [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
    misses: [
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ],
  },
  {
    says: 'a list may mix keywords and maps: any of them',
    detection: 'selection:\n  - mimikatz\n  - {a: 1}\ncondition: selection',
    matches: [{ x: 'run mimikatz.exe' }, { a: 1 }],
    misses: [{ a: 2, x: 'cat' }],
  },
  {
    says: 'all joins the values by and',
    detection: "selection: {cmd|contains|all: [' -ma ', lsass]}\ncondition: selection",
    matches: [{ cmd: 'procdump -ma lsass.exe' }, { cmd: 'lsass -ma x' }],
    misses: [{ cmd: 'procdump -ma x' }, { cmd: 'lsass' }, {}],
  },
  {
    says: 'all with one value is that value',
    detection: 'selection: {a|contains|all: x}\ncondition: selection',
    matches: [{ a: 'axb' }],
    misses: [{ a: 'ab' }],
  },
  {
    says: 'all works with startswith, endswith and regular expressions',
    detection:
      "selection: {a|startswith|all: [ab, a], b|endswith|all: [yz, z], c|re|all: ['^x', 'y$']}\ncondition: selection",
    matches: [{ a: 'abc', b: 'xyz', c: 'x-y' }],
    misses: [
      { a: 'ac', b: 'xyz', c: 'x-y' },
      { a: 'abc', b: 'xz', c: 'x-y' },
      { a: 'abc', b: 'xyz', c: 'xy-' },
    ],
  },
  {
    says: 'neq is the negation of the whole item: a field that is missing differs',
    detection: 'selection: {a|neq: x}\ncondition: selection',
    matches: [{ a: 'y' }, {}, { a: null }, { a: '' }],
    misses: [{ a: 'x' }, { a: 'X' }, { a: ['y', 'x'] }],
  },
  {
    says: 'neq of a list is neither',
    detection: 'selection: {a|neq: [x, y]}\ncondition: selection',
    matches: [{ a: 'z' }, {}],
    misses: [{ a: 'x' }, { a: 'y' }],
  },
  {
    says: 'neq with all is not all of them',
    detection: 'selection: {a|contains|all|neq: [x, y]}\ncondition: selection',
    matches: [{ a: 'x' }, { a: 'y' }, {}],
    misses: [{ a: 'xy' }],
  },
  {
    says: 'neq works with contains, startswith and endswith',
    detection: 'selection: {a|contains|neq: x, b|startswith|neq: y, c|neq|endswith: z}\ncondition: selection',
    matches: [
      { a: 'a', b: 'a', c: 'a' },
      { b: 'xy', c: 'zx' },
    ],
    misses: [{ a: 'axa' }, { b: 'yx' }, { c: 'xz' }],
  },
  {
    says: 'neq works with regular expressions, networks and comparisons',
    detection: "selection: {a|re|neq: '^x', b|cidr|neq: 10.0.0.0/8, c|gt|neq: 5}\ncondition: selection",
    matches: [{ a: 'ax', b: '192.0.2.1', c: 5 }, {}, { b: 'no address', c: 'no number' }],
    misses: [{ a: 'xa' }, { b: '10.1.2.3' }, { c: 6 }],
  },
  {
    says: 'neq null needs a value',
    detection: 'selection: {a|neq: null}\ncondition: selection',
    matches: [{ a: 'x' }, { a: '' }, { a: 0 }, { a: false }],
    misses: [{}, { a: null }],
  },
  {
    says: 'the same field may be tested several times with different modifiers',
    detection: 'selection: {a|startswith: x, a|endswith: z, a|contains: y}\ncondition: selection',
    matches: [{ a: 'x-y-z' }],
    misses: [{ a: 'x-z' }, { a: 'x-y' }],
  },
];
