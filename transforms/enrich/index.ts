import type { Enrich } from '../core/normalize.ts';
import { createCommunityIds } from './community-id.ts';
import { addDirection } from './direction.ts';
import { createGeoip, type FindPlace } from './geoip.ts';
import { createUserAgents } from './user-agent.ts';

/** Everything that is known about an event from elsewhere, in the order in which it builds on itself. */
export function createEnrichment(findPlace: FindPlace): Enrich {
  const steps: readonly Enrich[] = [createGeoip(findPlace), createUserAgents(), addDirection, createCommunityIds()];
  return (event) => {
    for (const step of steps) step(event);
  };
}
