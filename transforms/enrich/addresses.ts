import { remember } from '../core/remember.ts';
import type { EcsEvent, Endpoint, NetworkFields } from '../ecs/event.ts';
import { addressBytes } from './address-bytes.ts';
import { isPrivate } from './address-class.ts';
import { communityId } from './community-id.ts';
import type { FindPlace, Place } from './place.ts';

const CACHED_ADDRESSES = 20_000;

/** Everything that is known of one address, looked up once. */
interface Address {
  readonly private: boolean;
  readonly bytes: Buffer;
  readonly place: Place | undefined;
}

function describe(ip: string, find: FindPlace): Address | undefined {
  const bytes = addressBytes(ip);
  if (bytes === undefined) return undefined;
  const isInside = isPrivate(ip);
  return { private: isInside, bytes, place: isInside ? undefined : find(ip) };
}

function addPlace(endpoint: Endpoint, { place }: Address): void {
  if (place?.geo !== undefined) endpoint.geo = place.geo;
  if (place?.as !== undefined) endpoint.as = place.as;
}

/** Where the log does not say it, the direction follows from which side is private. */
function directionOf(source: Address, destination: Address): string {
  if (source.private) return destination.private ? 'internal' : 'outbound';
  return destination.private ? 'inbound' : 'external';
}

function addFlow(network: NetworkFields, event: EcsEvent, source: Address, destination: Address): void {
  network.direction ??= directionOf(source, destination);
  if (network.iana_number === undefined) return;
  const from = { bytes: source.bytes, port: event.source?.port };
  const to = { bytes: destination.bytes, port: event.destination?.port };
  network.community_id = communityId(from, to, Number(network.iana_number));
}

/** Adds country and network of the public addresses, and direction and Community ID of a flow between two. */
export function createAddresses(find: FindPlace): (event: EcsEvent) => void {
  const addressOf = remember(CACHED_ADDRESSES, (ip) => describe(ip, find));
  const locate = (endpoint: Endpoint | undefined): Address | undefined => {
    const address = endpoint?.ip === undefined ? undefined : addressOf(endpoint.ip);
    if (endpoint !== undefined && address !== undefined) addPlace(endpoint, address);
    return address;
  };
  return (event) => {
    const source = locate(event.source);
    const destination = locate(event.destination);
    if (event.network && source && destination) addFlow(event.network, event, source, destination);
  };
}
