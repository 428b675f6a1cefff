import type { Vector } from '../vector.ts';

const raw = String.raw;

export const wildcards: readonly Vector[] = [
  {
    says: '* stands for any run of characters, none included',
    detection: "selection: {a: 'antivirus_V*.exe'}\ncondition: selection",
    matches: [{ a: 'antivirus_V1.exe' }, { a: 'antivirus_V21.2.1.exe' }, { a: 'Antivirus_v.exe' }],
    misses: [{ a: 'antivirus_V1.exe ' }, { a: 'xantivirus_V1.exe' }, { a: 'antivirus_V.ex' }],
  },
  {
    says: '? stands for exactly one character',
    detection: "selection: {a: 'prog?.exe'}\ncondition: selection",
    matches: [{ a: 'progA.exe' }, { a: 'prog?.exe' }],
    misses: [{ a: 'prog.exe' }, { a: 'progAB.exe' }],
  },
  {
    says: '? is one code point, also outside the basic plane',
    detection: "selection: {a: 'x?y'}\ncondition: selection",
    matches: [{ a: 'x😀y' }, { a: 'xéy' }],
    misses: [{ a: 'x😀😀y' }, { a: 'xy' }],
  },
  {
    says: 'two ? need two code points, wherever a * stands',
    detection: "selection: {a: '*??*'}\ncondition: selection",
    matches: [{ a: 'ab' }, { a: '😀b' }, { a: '😀😀' }],
    misses: [{ a: 'a' }, { a: '😀' }, { a: '' }],
  },
  {
    says: '? at the end after a *',
    detection: "selection: {a: 'x*?'}\ncondition: selection",
    matches: [{ a: 'xy' }, { a: 'x😀' }, { a: 'xyz' }],
    misses: [{ a: 'x' }],
  },
  {
    says: 'wildcards cross line breaks',
    detection: "selection: {a: 'begin*end', b: 'x?y'}\ncondition: selection",
    matches: [{ a: 'begin\n\r\u2028end', b: 'x\ny' }],
    misses: [{ a: 'begin\nend\n', b: 'x\ny' }],
  },
  {
    says: 'a lone * needs a value',
    detection: "selection: {a: '*'}\ncondition: selection",
    matches: [{ a: 'x' }, { a: '' }, { a: 0 }, { a: false }, { a: ['x'] }, { a: { b: 1 } }, { a: {} }],
    misses: [{}, { a: null }, { a: [] }, { a: [null] }],
  },
  {
    says: 'an escaped wildcard is a character',
    detection: raw`selection: {a: 'a\*b', b: 'c\?d'}
condition: selection`,
    matches: [{ a: 'a*b', b: 'c?d' }],
    misses: [
      { a: 'axb', b: 'c?d' },
      { a: 'a*b', b: 'cxd' },
      { a: raw`a\*b`, b: 'c?d' },
    ],
  },
  {
    says: 'a single backslash before another character is a backslash',
    detection: raw`selection: {a: 'C:\Windows\System32'}
condition: selection`,
    matches: [{ a: raw`C:\Windows\System32` }],
    misses: [{ a: raw`C:\\Windows\\System32` }, { a: 'C:WindowsSystem32' }],
  },
  {
    says: 'a double backslash is one backslash',
    detection: raw`selection: {a: 'C:\\Windows'}
condition: selection`,
    matches: [{ a: raw`C:\Windows` }],
    misses: [{ a: raw`C:\\Windows` }],
  },
  {
    says: 'two backslashes and a star are a backslash and a wildcard',
    detection: raw`selection: {a: 'dir\\*'}
condition: selection`,
    matches: [{ a: raw`dir\file` }, { a: raw`dir\ ` }, { a: 'dir\\' }],
    misses: [{ a: 'dir*' }, { a: 'dirx' }],
  },
  {
    says: 'three backslashes and a star are a backslash and a star',
    detection: raw`selection: {a: 'dir\\\*'}
condition: selection`,
    matches: [{ a: raw`dir\*` }],
    misses: [{ a: raw`dir\file` }, { a: 'dir*' }],
  },
  {
    says: 'three backslashes are two',
    detection: raw`selection: {a: '\\\server'}
condition: selection`,
    matches: [{ a: raw`\\server` }],
    misses: [{ a: raw`\server` }, { a: raw`\\\server` }],
  },
  {
    says: 'four backslashes are two',
    detection: raw`selection: {a: '\\\\server'}
condition: selection`,
    matches: [{ a: raw`\\server` }],
    misses: [{ a: raw`\server` }, { a: raw`\\\\server` }],
  },
  {
    says: 'a backslash at the end is a backslash',
    detection: raw`selection: {a|endswith: 'dir\'}
condition: selection`,
    matches: [{ a: 'C:\\dir\\' }],
    misses: [{ a: 'C:\\dir' }],
  },
  {
    says: 'a backslash before a quoted character of other languages is a backslash',
    detection: raw`selection: {a: 'a\n\%b'}
condition: selection`,
    matches: [{ a: raw`a\n\%b` }],
    misses: [{ a: 'a\n%b' }],
  },
  {
    says: 'wildcards inside contains, startswith and endswith stay alive',
    detection: "selection: {a|contains: 'x*y', b|startswith: 'm?n', c|endswith: 'p*q'}\ncondition: selection",
    matches: [
      { a: '..x--y..', b: 'm-n..', c: '..p--q' },
      { a: 'xy', b: 'mmn', c: 'pq' },
    ],
    misses: [
      { a: 'y x', b: 'm-n', c: 'pq' },
      { a: 'xy', b: 'mn', c: 'pq' },
      { a: 'xy', b: 'm-n', c: 'pq.' },
    ],
  },
  {
    says: 'text that already has the wildcards of its modifier does not change',
    detection: "selection: {a|contains: '*x*', b|startswith: 'y*', c|endswith: '*z'}\ncondition: selection",
    matches: [
      { a: '-x-', b: 'y-', c: '-z' },
      { a: 'x', b: 'y', c: 'z' },
    ],
    misses: [{ a: 'X', b: '-y', c: 'z' }],
  },
  {
    says: 'several * are tried in order',
    detection: "selection: {a: 'a*b*c*d'}\ncondition: selection",
    matches: [{ a: 'abcd' }, { a: 'a-b-c-d' }, { a: 'abbccd' }, { a: 'adbdcd' }],
    misses: [{ a: 'acbd' }, { a: 'abc' }, { a: 'abdc' }],
  },
  {
    says: 'what stands at both ends may not overlap',
    detection: "selection: {a: 'ab*ba'}\ncondition: selection",
    matches: [{ a: 'abba' }, { a: 'ab-ba' }],
    misses: [{ a: 'aba' }, { a: 'ab' }],
  },
  {
    says: 'the last part is looked for at the end',
    detection: "selection: {a: '*b*b'}\ncondition: selection",
    matches: [{ a: 'bb' }, { a: 'xbxb' }],
    misses: [{ a: 'b' }, { a: 'bx' }, { a: 'xbx' }],
  },
  {
    says: '* and ? next to one another',
    detection: "selection: {a: 'a?*b', b: 'a**b', c: 'a*?b'}\ncondition: selection",
    matches: [
      { a: 'axb', b: 'ab', c: 'axb' },
      { a: 'axyb', b: 'axyb', c: 'axyb' },
    ],
    misses: [
      { a: 'ab', b: 'ab', c: 'axb' },
      { a: 'axb', b: 'ab', c: 'ab' },
    ],
  },
  {
    says: 'characters that mean something elsewhere mean themselves',
    detection: "selection: {a|contains: 'a.b[c](d)+$^|{e}'}\ncondition: selection",
    matches: [{ a: 'x a.b[c](d)+$^|{e} y' }],
    misses: [{ a: 'axb[c](d)+$^|{e}' }, { a: 'abcd' }],
  },
];
