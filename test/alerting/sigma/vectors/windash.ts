import { Buffer } from 'node:buffer';
import type { Vector } from '../vector.ts';

export const windash: readonly Vector[] = [
  {
    says: 'a dash that begins an option is any of five characters',
    detection: "selection: {cmd|windash|contains: ' -enc '}\ncondition: selection",
    matches: ['-', '/', '\u2013', '\u2014', '\u2015'].map((dash) => ({ cmd: `powershell ${dash}ENC abc` })),
    misses: [{ cmd: 'powershell enc abc' }, { cmd: 'powershell \\enc abc' }, { cmd: 'powershell --enc' }],
  },
  {
    says: 'the modifiers may come in either order',
    detection: "selection: {cmd|contains|windash: ' -enc '}\ncondition: selection",
    matches: [{ cmd: 'x /enc y' }, { cmd: 'x -enc y' }],
    misses: [{ cmd: 'x _enc y' }],
  },
  {
    says: 'a slash or another dash in the rule stands for all as well',
    detection: "selection: {a|windash: '/all', b|windash: '–all'}\ncondition: selection",
    matches: [
      { a: '-all', b: '/all' },
      { a: '―all', b: '-all' },
    ],
    misses: [{ a: 'all', b: '/all' }],
  },
  {
    says: 'a dash inside a word stays',
    detection: "selection: {cmd|windash: '-param-name'}\ncondition: selection",
    matches: [{ cmd: '/param-name' }],
    misses: [{ cmd: '/param/name' }, { cmd: '-param/name' }],
  },
  {
    says: 'a dash with no word after it stays',
    detection: "selection: {cmd|windash|contains: ' - '}\ncondition: selection",
    matches: [{ cmd: 'a - b' }],
    misses: [{ cmd: 'a / b' }],
  },
  {
    says: 'several dashes vary independently',
    detection: "selection: {cmd|windash|contains: '-a -b /c'}\ncondition: selection",
    matches: [{ cmd: 'x /a -b -c' }, { cmd: '-a /b \u2013c' }],
    misses: [{ cmd: '-a b /c' }],
  },
  {
    says: 'many dashes cost nothing',
    detection: "selection: {cmd|windash|contains: '-a -b -c -d -e -f -g -h -i -j -k -l'}\ncondition: selection",
    matches: [{ cmd: '/a -b /c -d /e -f /g -h /i -j /k -l' }],
    misses: [{ cmd: '-a -b -c -d -e -f -g -h -i -j -k l' }],
  },
  {
    says: 'all needs each value in one of its forms',
    detection: "selection: {cmd|windash|contains|all: ['-urlcache', '-f ']}\ncondition: selection",
    matches: [{ cmd: 'certutil /urlcache -f x' }, { cmd: 'certutil -f -urlcache' }],
    misses: [{ cmd: 'certutil /urlcache' }],
  },
  {
    says: 'windash with startswith, endswith, cased and wildcards',
    detection:
      "selection: {a|windash|startswith: '-x', b|windash|endswith: '-y', c|cased|windash: '-Z*'}\ncondition: selection",
    matches: [{ a: '/x1', b: '1 /y', c: '/Z1' }],
    misses: [
      { a: '/x1', b: '1 /y', c: '/z1' },
      { a: '1/x', b: '1 /y', c: '/Z' },
    ],
  },
  {
    says: 'windash before an encoding spells the forms out',
    detection: 'selection: {a|windash|wide|base64offset|contains: " -enc "}\ncondition: selection',
    matches: ['-', '/', '\u2014'].map((dash) => ({
      a: Buffer.from(`powershell ${dash}enc x`, 'utf16le').toString('base64'),
    })),
    misses: [{ a: Buffer.from('powershell enc x', 'utf16le').toString('base64') }],
  },
];
