import { fieldDefinition } from '../../../../dashboards/compile/label.ts';
import { linkTo } from '../state/location.ts';
import type { EntityKind } from '../state/place.ts';

const USERS: ReadonlySet<string> = new Set(['user.name', 'user.target.name', 'user.effective.name', 'related.user']);
const HOSTS: ReadonlySet<string> = new Set(['cloud.instance.id', 'host.id', 'host.name', 'related.hosts']);

/** What kind of entity the values of a field are, if they have a page of their own. */
export function entityKind(field: string): EntityKind | undefined {
  if (USERS.has(field)) return 'user';
  if (HOSTS.has(field)) return 'host';
  return fieldDefinition(field)?.type === 'ip' ? 'ip' : undefined;
}

/** The field that finds an entity wherever it stands in an event. */
export const ENTITY_FIELDS: Readonly<Record<EntityKind, string>> = {
  ip: 'related.ip',
  user: 'related.user',
  host: 'related.hosts',
};

export const ENTITY_WORDS: Readonly<Record<EntityKind, string>> = { ip: 'Address', user: 'User', host: 'Host' };

interface EntityProps {
  readonly field: string;
  readonly value: string;
}

/** A value with a page of its own: dotted underline, and a menu to filter by it. */
export function Entity({ field, value }: EntityProps) {
  const kind = entityKind(field);
  if (!kind) return <Datum field={field} value={value} />;
  return (
    <a
      class="ent data"
      title={value}
      href={linkTo({ kind: 'entity', of: kind, value })}
      data-field={field}
      data-value={JSON.stringify(value)}
    >
      {value}
    </a>
  );
}

/** Any other value of a log: monospaced, with the menu on hover. */
export const Datum = ({ field, value }: EntityProps) => (
  <span class="data" title={value} data-field={field} data-value={JSON.stringify(value)}>
    {value}
  </span>
);
