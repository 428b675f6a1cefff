import type { Vector } from '../vector.ts';

const raw = String.raw;

export const regularExpressions: readonly Vector[] = [
  {
    says: 'an expression is searched for, case-sensitively',
    detection: "selection: {a|re: 'b[0-9]+'}\ncondition: selection",
    matches: [{ a: 'ab12' }, { a: 'b1' }],
    misses: [{ a: 'B1' }, { a: 'b' }, {}, { a: null }],
  },
  {
    says: 'anchors bind to the whole text',
    detection: "selection: {a|re: '^ab$'}\ncondition: selection",
    matches: [{ a: 'ab' }],
    misses: [{ a: 'xab' }, { a: 'abx' }, { a: 'x\nab\ny' }],
  },
  {
    says: 'dot is any character but a line break',
    detection: "selection: {a|re: 'a.c'}\ncondition: selection",
    matches: [{ a: 'abc' }, { a: 'a😀c' }],
    misses: [{ a: 'a\nc' }, { a: 'ac' }],
  },
  {
    says: 'i ignores case',
    detection: "selection: {a|re|i: 'ab+c'}\ncondition: selection",
    matches: [{ a: 'xABBCx' }],
    misses: [{ a: 'ac' }],
  },
  {
    says: 'm makes anchors bind to lines',
    detection: "selection: {a|re|m: '^ab$'}\ncondition: selection",
    matches: [{ a: 'x\nab\ny' }],
    misses: [{ a: 'xab' }],
  },
  {
    says: 's lets dot match line breaks',
    detection: "selection: {a|re|s: 'a.c'}\ncondition: selection",
    matches: [{ a: 'a\nc' }],
    misses: [{ a: 'ac' }],
  },
  {
    says: 'flags may be combined and have long names',
    detection: "selection: {a|re|ignorecase|multiline|dotall: '^B.c$', b|re|i|s|m: '^B.c$'}\ncondition: selection",
    matches: [{ a: 'a\nb\nc\nd', b: 'a\nb\nc\nd' }],
    misses: [{ a: 'b-d', b: 'b-c' }],
  },
  {
    says: 'inline flags',
    detection: "selection: {a|re: '(?i)powershell'}\ncondition: selection",
    matches: [{ a: 'PowerShell.exe' }],
    misses: [{ a: 'power' }],
  },
  {
    says: 'quantifiers, classes, groups and alternatives',
    detection: raw`selection: {a|re: '^(foo|ba[rz]){2,3}[^0-9]?\d*$'}
condition: selection`,
    matches: [{ a: 'foobar' }, { a: 'bazbazfoo-12' }],
    misses: [{ a: 'foo' }, { a: 'foobat' }],
  },
  {
    says: 'backslashes in an expression are the expression’s',
    detection: raw`selection: {a|re: '\\\\[a-z]+\\share\*'}
condition: selection`,
    matches: [{ a: raw`\\host\share*` }],
    misses: [{ a: raw`\host\share*` }, { a: raw`\\host\shareeee` }],
  },
  {
    says: 'Perl classes and boundaries',
    detection: raw`selection: {a|re: '\bcurl\s+-\w+\b'}
condition: selection`,
    matches: [{ a: 'x; curl  -sSL y' }],
    misses: [{ a: 'xcurl -s' }, { a: 'curl--s' }],
  },
  {
    says: 'a list of expressions is joined by or',
    detection: "selection: {a|re: ['^x', 'y$']}\ncondition: selection",
    matches: [{ a: 'x-' }, { a: '-y' }],
    misses: [{ a: '-x-y-' }],
  },
  {
    says: 'startswith and endswith anchor an expression',
    detection: "selection: {a|re|startswith: 'x|y', b|re|endswith: 'x|y', c|re|contains: 'x|y'}\ncondition: selection",
    matches: [{ a: 'y-', b: '-x', c: '-y-' }],
    misses: [
      { a: '-y', b: '-x', c: '-y-' },
      { a: 'y-', b: 'x-', c: '-y-' },
      { a: 'y-', b: '-x', c: '---' },
    ],
  },
  {
    says: 'expressions look at the text of numbers and booleans',
    detection: "selection: {a|re: '^5\\d\\d$', b|re: 'rue'}\ncondition: selection",
    matches: [{ a: 503, b: true }],
    misses: [{ a: 404, b: true }],
  },
  {
    says: 'a required text does not change the answer',
    detection: "selection: {a|re: 'foo(bar)?baz|qux', b|re: 'abc?d', c|re|i: 'stop'}\ncondition: 1 of them",
    matches: [{ a: 'qux' }, { a: 'foobaz' }, { b: 'abd' }, { c: 'STOP' }, { c: 'ſtop' }].map((event) => ({
      a: 'qux',
      b: 'abcd',
      c: 'stop',
      ...event,
    })),
    misses: [{ a: 'foobar', b: 'abcd', c: 'stop' }],
  },
  {
    says: 'a quantifier after flags belongs to what is before them',
    detection: "selection: {a|re: '^bara(?i){0,1}$'}\ncondition: selection",
    matches: [{ a: 'bar' }, { a: 'bara' }],
    misses: [{ a: 'baraa' }],
  },
];
