import { Buffer } from 'node:buffer';
import type { Vector } from '../vector.ts';

const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');

export const encodings: readonly Vector[] = [
  {
    says: 'base64 encodes the value, padding included',
    detection: 'selection: {a|base64: foobar!}\ncondition: selection',
    matches: [{ a: 'Zm9vYmFyIQ==' }, { a: 'zM9VyMfYiq==' }],
    misses: [{ a: 'foobar!' }, { a: 'Zm9vYmFyIQ' }, { a: 'xZm9vYmFyIQ==' }],
  },
  {
    says: 'base64 with contains',
    detection: 'selection: {a|base64|contains: foobar}\ncondition: selection',
    matches: [{ a: '--Zm9vYmFy--' }],
    misses: [{ a: 'Zm9vYmF' }],
  },
  {
    says: 'base64 with cased',
    detection: 'selection: {a|base64|cased: foobar}\ncondition: selection',
    matches: [{ a: 'Zm9vYmFy' }],
    misses: [{ a: 'zm9vymfy' }],
  },
  {
    says: 'base64 works on the UTF-8 bytes',
    detection: 'selection: {a|base64: žluť}\ncondition: selection',
    matches: [{ a: base64('žluť') }],
    misses: [{ a: base64('zlut') }],
  },
  {
    says: 'base64offset finds the value at any place of an encoded text',
    detection: 'selection: {a|base64offset|contains: http://}\ncondition: selection',
    matches: ['', 'a', 'ab', 'abc', 'abcd'].map((before) => ({ a: base64(`${before}http://example.com`) })),
    misses: [{ a: base64('https://example.com') }, { a: 'http://' }],
  },
  {
    says: 'base64offset counts bytes, not characters',
    detection: 'selection: {a|base64offset|contains: přístup}\ncondition: selection',
    matches: ['', 'a', 'ab', 'é', 'éé'].map((before) => ({ a: base64(`${before}přístup odepřen`) })),
    misses: [{ a: base64('pristup') }],
  },
  ...['utf16le', 'wide'].map(
    (modifier): Vector => ({
      says: `${modifier} is UTF-16 with the low byte first`,
      detection: `selection: {a|${modifier}|base64: cmd}\ncondition: selection`,
      matches: [{ a: Buffer.from([0x63, 0, 0x6d, 0, 0x64, 0]).toString('base64') }],
      misses: [{ a: base64('cmd') }],
    }),
  ),
  {
    says: 'utf16be is UTF-16 with the high byte first',
    detection: 'selection: {a|utf16be|base64: cmd}\ncondition: selection',
    matches: [{ a: Buffer.from([0, 0x63, 0, 0x6d, 0, 0x64]).toString('base64') }],
    misses: [{ a: base64('cmd', 'utf16le') }],
  },
  {
    says: 'utf16 begins with a byte order mark',
    detection: 'selection: {a|utf16|base64: cmd}\ncondition: selection',
    matches: [{ a: Buffer.from([0xff, 0xfe, 0x63, 0, 0x6d, 0, 0x64, 0]).toString('base64') }],
    misses: [{ a: base64('cmd', 'utf16le') }],
  },
  {
    says: 'modifiers apply in their order: wide, base64offset, contains',
    detection: 'selection: {a|wide|base64offset|contains: IEX}\ncondition: selection',
    matches: ['', 'x', 'xy', 'xyz'].map((before) => ({ a: base64(`${before}IEX(New-Object)`, 'utf16le') })),
    misses: [{ a: base64('IEX') }, { a: base64('iex', 'utf16le') }],
  },
  {
    says: 'wide characters outside ASCII',
    detection: 'selection: {a|wide|base64: é😀}\ncondition: selection',
    matches: [{ a: base64('é😀', 'utf16le') }],
    misses: [{ a: base64('é😀') }],
  },
  {
    says: 'wide alone is a text with a zero after each letter, wildcards kept',
    detection: "selection: {a|wide|contains: 'c*d'}\ncondition: selection",
    matches: [{ a: `x${wide('cmd')}x` }],
    misses: [{ a: 'cmd' }],
  },
  {
    says: 'a list of values, any and all',
    detection:
      'any: {a|base64offset|contains: [alpha, beta]}\nall: {a|base64offset|contains|all: [alpha, beta]}\ncondition: any and not all',
    matches: [{ a: base64('an alpha') }, { a: base64('a beta!') }],
    misses: [{ a: base64('alpha and beta') }, { a: base64('gamma') }],
  },
  {
    says: 'an escaped wildcard can be encoded',
    detection: String.raw`selection: {a|base64: 'SELECT \*'}
condition: selection`,
    matches: [{ a: base64('SELECT *') }],
    misses: [{ a: base64(String.raw`SELECT \*`) }],
  },
];
