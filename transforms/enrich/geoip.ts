import type { EcsEvent, Endpoint, GeoFields } from '../ecs/event.ts';
import { isPrivate } from './address-class.ts';
import { remember } from './bounded-cache.ts';

/** What a GeoIP database says of one address, whatever its vendor; undefined where it knows nothing. */
export interface Place {
  readonly geo?: GeoFields;
  readonly as?: Endpoint['as'];
}

export type FindPlace = (ip: string) => Place | undefined;

const CACHED_ADDRESSES = 20_000;

/** Adds country, city and network of the public addresses of both sides. */
export function createGeoip(find: FindPlace): (event: EcsEvent) => void {
  const placeOf = remember(CACHED_ADDRESSES, (ip) => (isPrivate(ip) ? undefined : find(ip)));
  const locate = (side: Endpoint | undefined): void => {
    const place = side?.ip === undefined ? undefined : placeOf(side.ip);
    if (side === undefined || place === undefined) return;
    if (place.geo !== undefined) side.geo = place.geo;
    if (place.as !== undefined) side.as = place.as;
  };
  return ({ source, destination }) => {
    locate(source);
    locate(destination);
  };
}
