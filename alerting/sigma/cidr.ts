import { isIP } from 'node:net';

/** An address in groups of 16 bits: two for IPv4, eight for IPv6. */
export type Address = readonly number[];

export interface Network {
  readonly base: Address;
  readonly prefix: number;
}

const LONGEST = 45;

function groupsOf4(text: string): Address {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

const groupsOf6 = (text: string): readonly number[] =>
  text === ''
    ? []
    : text.split(':').flatMap((group) => (group.includes('.') ? groupsOf4(group) : [Number.parseInt(group, 16)]));

function expand(text: string): Address {
  const [head = '', tail] = text.split('::');
  if (tail === undefined) return groupsOf6(head);
  const [before, after] = [groupsOf6(head), groupsOf6(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/** `::ffff:10.0.0.1` is the same machine as `10.0.0.1`. */
const isMapped = (groups: Address): boolean =>
  groups.length === 8 && groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);

/** Undefined for whatever is not an address: a host's name, leading zeros, a zone, a port. */
export function parseAddress(text: string): Address | undefined {
  const family = text.length > LONGEST || text.includes('%') ? 0 : isIP(text);
  if (family === 0) return undefined;
  if (family === 4) return groupsOf4(text);
  const groups = expand(text);
  return isMapped(groups) ? groups.slice(6) : groups;
}

/** The bits of one group that belong to the network. */
const maskAt = (prefix: number, group: number): number => {
  const bits = Math.min(16, Math.max(0, prefix - group * 16));
  return (0xffff << (16 - bits)) & 0xffff;
};

export const inNetwork = ({ base, prefix }: Network, address: Address): boolean =>
  address.length === base.length &&
  base.every((group, at) => (((address[at] ?? 0) ^ group) & maskAt(prefix, at)) === 0);

const networkBase = ({ base, prefix }: Network): Address => base.map((group, at) => group & maskAt(prefix, at));

/** The network, whatever bits the address has behind the prefix. An address alone is a network of one. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...more] = text.split('/');
  const base = parseAddress(address);
  if (base === undefined || more.length > 0) return undefined;
  const width = base.length * 16;
  if (length === undefined) return { base, prefix: width };
  if (!/^\d{1,3}$/.test(length)) return undefined;
  const prefix = Number(length) - (address.includes(':') && width === 32 ? 96 : 0);
  return prefix >= 0 && prefix <= width ? { base, prefix } : undefined;
}

const addressText = (address: Address): string =>
  address.length === 2
    ? address.flatMap((group) => [group >> 8, group & 255]).join('.')
    : address.map((group) => group.toString(16)).join(':');

/** Says what is wrong with a network; undefined where nothing is. */
export function networkFault(text: string): string | undefined {
  const network = parseNetwork(text);
  if (network === undefined) return `"${text}" is no network: write an address and a length such as 10.0.0.0/8`;
  const base = networkBase(network);
  if (base.every((group, at) => group === network.base[at])) return undefined;
  return `"${text}" has bits set behind its prefix: write ${addressText(base)}/${network.prefix}`;
}
