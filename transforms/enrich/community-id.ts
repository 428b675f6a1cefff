import { hash } from 'node:crypto';
import type { EcsEvent, Endpoint } from '../ecs/event.ts';
import { addressBytes } from './address-bytes.ts';
import { remember } from './bounded-cache.ts';

const CACHED_ADDRESSES = 20_000;
const WITH_PORTS = new Set([6, 17, 132]);

/** These hash their type and code, which AWS's logs do not hold, so their id would match no other tool's. */
const WITH_TYPES = new Set([1, 58]);

interface Side {
  readonly address: Buffer;
  readonly port: number;
}

const isOrdered = (a: Side, b: Side): boolean => {
  const order = Buffer.compare(a.address, b.address);
  return order < 0 || (order === 0 && a.port <= b.port);
};

function digest(first: Side, second: Side, protocol: number): string {
  const length = first.address.length;
  const hasPorts = WITH_PORTS.has(protocol);
  const bytes = Buffer.alloc(4 + 2 * length + (hasPorts ? 4 : 0));
  first.address.copy(bytes, 2);
  second.address.copy(bytes, 2 + length);
  bytes[2 + 2 * length] = protocol;
  if (hasPorts) {
    bytes.writeUInt16BE(first.port, 4 + 2 * length);
    bytes.writeUInt16BE(second.port, 6 + 2 * length);
  }
  return `1:${hash('sha1', bytes, 'base64')}`;
}

/** Version 1, seed 0: the same id in both directions. https://github.com/corelight/community-id-spec */
export function communityId(source: Side, destination: Side, protocol: number): string | undefined {
  if (WITH_TYPES.has(protocol) || source.address.length !== destination.address.length) return undefined;
  return isOrdered(source, destination) ? digest(source, destination, protocol) : digest(destination, source, protocol);
}

/** Adds `network.community_id` where both addresses, the protocol and, if it has them, the ports are known. */
export function createCommunityIds(): (event: EcsEvent) => void {
  const bytesOf = remember(CACHED_ADDRESSES, addressBytes);
  const sideOf = (endpoint: Endpoint | undefined, protocol: number): Side | undefined => {
    const address = endpoint?.ip === undefined ? undefined : bytesOf(endpoint.ip);
    if (address === undefined || (endpoint?.port === undefined && WITH_PORTS.has(protocol))) return undefined;
    return { address, port: endpoint?.port ?? 0 };
  };
  return ({ network, source, destination }) => {
    if (network?.iana_number === undefined) return;
    const protocol = Number(network.iana_number);
    const from = sideOf(source, protocol);
    const to = sideOf(destination, protocol);
    if (from !== undefined && to !== undefined) network.community_id = communityId(from, to, protocol);
  };
}
