import { isIP } from 'node:net';

const ipv4Bytes = (ip: string): readonly number[] => ip.split('.').map(Number);

/** The groups of one side of `::`, a dotted tail as two of them. */
function groupsOf(side: string): readonly number[] {
  if (side === '') return [];
  return side.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = ipv4Bytes(group);
    return [a * 256 + b, c * 256 + d];
  });
}

function ipv6Bytes(ip: string): readonly number[] {
  const [before = '', after] = (ip.split('%')[0] ?? '').split('::');
  const head = groupsOf(before);
  const tail = after === undefined ? [] : groupsOf(after);
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...gap, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

/** An address in network byte order, 4 or 16 bytes; undefined where it is none. */
export function addressBytes(ip: string): Buffer | undefined {
  const family = isIP(ip);
  if (family === 0) return undefined;
  return Buffer.from(family === 4 ? ipv4Bytes(ip) : ipv6Bytes(ip));
}
