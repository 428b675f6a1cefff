import type { Endpoint } from '../../ecs/event.ts';
import { isAddress } from '../../ecs/ip.ts';

const WITH_PORT = /^(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15}))(?::(\d{1,5}))?$/i;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i;
const LONGEST_HOST = 253;

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
