import { isIP } from 'node:net';
import type { Network } from './ast.ts';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

const octetsHex = (address: string): string =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(16).padStart(2, '0'))
    .join('');

/** Version 6 in full: a dotted tail becomes two groups, `::` as many zeros as are missing. */
function groupsHex(address: string): string {
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (tail) => octetsHex(tail).replace(/^(.{4})/, '$1:'));
  const [head = '', tail] = plain.split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => group.toLowerCase().padStart(4, '0')).join('');
}

function single(text: string): Network | undefined {
  const mapped = MAPPED.exec(text)?.[1];
  const address = mapped !== undefined && isIP(mapped) === 4 ? mapped : text;
  if (address.includes('%')) return undefined;
  const version = isIP(address);
  if (version === 4) return { version, hex: octetsHex(address), bits: 32 };
  if (version === 6) return { version, hex: groupsHex(address), bits: 128 };
  return undefined;
}

/** Zeroes what lies beyond the prefix, so that equal networks are equal. */
function mask({ version, hex, bits }: Network): Network {
  const width = BigInt(hex.length * 4);
  const keep = ((1n << BigInt(bits)) - 1n) << (width - BigInt(bits));
  return { version, bits, hex: (BigInt(`0x${hex}`) & keep).toString(16).padStart(hex.length, '0') };
}

/**
 * `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`; undefined for anything else.
 * A version 4 address written as version 6 (`::ffff:192.0.2.7`) is the version 4 address, as in OpenSearch.
 */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  const whole = single(address);
  if (whole === undefined || more.length > 0) return undefined;
  if (prefix === undefined) return whole;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > whole.bits) return undefined;
  return address.includes(':') && whole.version === 4 ? undefined : mask({ ...whole, bits: Number(prefix) });
}
