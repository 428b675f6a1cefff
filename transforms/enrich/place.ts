import type { Endpoint, GeoFields } from '../ecs/event.ts';

/** What a GeoIP database says of one address, whatever its vendor. */
export interface Place {
  readonly geo?: GeoFields;
  readonly as?: Endpoint['as'];
}

/** Undefined where the database knows nothing. Must not throw. */
export type FindPlace = (ip: string) => Place | undefined;
