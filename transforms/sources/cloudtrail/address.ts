import { isIP } from 'node:net';
import type { Endpoint } from '../../ecs/event.ts';

const WITH_PORT = /^(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15}))(?::(\d{1,5}))?$/i;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i;
const LONGEST_HOST = 253;

/** A zone (`fe80::1%eth0`) is an address for Node, but not for the index. */
const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');

function fromParts(text: string): Endpoint | undefined {
  const [, bracketed, plain, port] = WITH_PORT.exec(text) ?? [];
  const ip = bracketed ?? plain;
  if (ip === undefined || !isAddress(ip)) return undefined;
  return { address: ip, ip, port: port === undefined || Number(port) > 65_535 ? undefined : Number(port) };
}

/** Where the call came from: an address, a service's name, or `AWS Internal`. */
export function sourceOf(text: string | undefined): Endpoint | undefined {
  if (text === undefined) return undefined;
  if (isAddress(text)) return { address: text, ip: text };
  if (text.length > LONGEST_HOST) return { address: text };
  return fromParts(text) ?? { address: text, domain: HOST.test(text) ? text : undefined };
}
