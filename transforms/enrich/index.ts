import type { Enrich } from '../core/normalize.ts';
import { createAddresses } from './addresses.ts';
import type { FindPlace } from './place.ts';
import { createUserAgents } from './user-agent.ts';

/** Everything that is known about an event from elsewhere. */
export function createEnrichment(findPlace: FindPlace): Enrich {
  const addAddresses = createAddresses(findPlace);
  const addUserAgent = createUserAgents();
  return (event) => {
    addAddresses(event);
    addUserAgent(event);
  };
}
