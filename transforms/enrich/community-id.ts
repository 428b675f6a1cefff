import { hash } from 'node:crypto';

export interface CommunitySide {
  /** In network byte order, 4 or 16 bytes. */
  readonly bytes: Buffer;
  readonly port: number | undefined;
}

const WITH_PORTS = new Set([6, 17, 132]);

/** These hash their type and code, which AWS's logs do not hold, so their id would match no other tool's. */
const WITH_TYPES = new Set([1, 58]);

const isOrdered = (a: CommunitySide, b: CommunitySide): boolean => {
  const order = Buffer.compare(a.bytes, b.bytes);
  return order < 0 || (order === 0 && (a.port ?? 0) <= (b.port ?? 0));
};

function digest(first: CommunitySide, second: CommunitySide, protocol: number): string {
  const length = first.bytes.length;
  const hasPorts = WITH_PORTS.has(protocol);
  const bytes = Buffer.alloc(4 + 2 * length + (hasPorts ? 4 : 0));
  bytes.set(first.bytes, 2);
  bytes.set(second.bytes, 2 + length);
  bytes[2 + 2 * length] = protocol;
  if (hasPorts) {
    bytes.writeUInt16BE(first.port ?? 0, 4 + 2 * length);
    bytes.writeUInt16BE(second.port ?? 0, 6 + 2 * length);
  }
  return `1:${hash('sha1', bytes, 'base64')}`;
}

const isPort = (port: number | undefined): boolean => port !== undefined && port >= 0 && port <= 0xffff;

/**
 * The Community ID, version 1, seed 0: the same in both directions. Undefined where the log does not hold all of it.
 * https://github.com/corelight/community-id-spec
 */
export function communityId(source: CommunitySide, destination: CommunitySide, protocol: number): string | undefined {
  if (WITH_TYPES.has(protocol) || source.bytes.length !== destination.bytes.length) return undefined;
  if (WITH_PORTS.has(protocol) && !(isPort(source.port) && isPort(destination.port))) return undefined;
  return isOrdered(source, destination) ? digest(source, destination, protocol) : digest(destination, source, protocol);
}
