import type { EcsEvent } from '../ecs/event.ts';
import { isPrivate } from './address-class.ts';

const DIRECTION = {
  privateToPrivate: 'internal',
  privateToPublic: 'outbound',
  publicToPrivate: 'inbound',
  publicToPublic: 'external',
} as const;

/** Where the log does not say it, the direction follows from which side is private. */
export function addDirection({ network, source, destination }: EcsEvent): void {
  if (network === undefined || network.direction !== undefined || !source?.ip || !destination?.ip) return;
  const from = isPrivate(source.ip) ? 'private' : 'public';
  const to = isPrivate(destination.ip) ? 'Private' : 'Public';
  network.direction = DIRECTION[`${from}To${to}`];
}
