import { fieldDefinition } from '../../../../dashboards/compile/label.ts';
import type { EntityKind } from '../state/place.ts';

const USERS: ReadonlySet<string> = new Set(['user.name', 'user.target.name', 'user.effective.name', 'related.user']);
const HOSTS: ReadonlySet<string> = new Set(['host.name', 'related.hosts']);
const INSTANCE = 'cloud.instance.id';

/** What kind of entity the values of a field are, if they have a page of their own. */
export function entityKind(field: string): EntityKind | undefined {
  if (USERS.has(field)) return 'user';
  if (HOSTS.has(field)) return 'host';
  if (field === INSTANCE) return 'instance';
  return fieldDefinition(field)?.type === 'ip' ? 'ip' : undefined;
}

/** The field that finds an entity wherever it stands in an event. */
export const ENTITY_FIELDS: Readonly<Record<EntityKind, string>> = {
  ip: 'related.ip',
  user: 'related.user',
  host: 'related.hosts',
  instance: INSTANCE,
};

export const ENTITY_WORDS: Readonly<Record<EntityKind, string>> = {
  ip: 'Address',
  user: 'User',
  host: 'Host',
  instance: 'Instance',
};
