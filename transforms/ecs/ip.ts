import { isIP } from 'node:net';

/** A zone (`fe80::1%eth0`) makes an address for Node, but none for the index. */
export const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');

/** The address where it is one that the index takes. */
export const ipOf = (address: string | undefined): string | undefined =>
  address !== undefined && isAddress(address) ? address : undefined;
