import type { EventCategory, EventType } from '../../ecs/event.ts';
import type { Domain } from './domains.ts';
import type { Deed } from './verbs.ts';

/** What sort of event it is. Each type is one that ECS expects with one of the categories. */
export interface Kind {
  readonly category: readonly EventCategory[];
  readonly type: readonly EventType[];
}

export const kind = (category: readonly EventCategory[], ...type: readonly EventType[]): Kind => ({ category, type });

/** ECS's `host` and `network` know no creation and no deletion, so `configuration` stands beside them. */
const changesOf = (...category: readonly EventCategory[]) => ({
  create: kind(category, 'creation'),
  change: kind(category, 'change'),
  delete: kind(category, 'deletion'),
  start: kind(category, 'change'),
  end: kind(category, 'change'),
});

const API_USE = kind(['api'], 'access');

/** The kind of a deed in a domain, for the actions that no table names. */
export const KINDS: Readonly<Record<Domain, Readonly<Record<Deed, Kind>>>> = {
  iam: {
    read: kind(['iam'], 'info'),
    use: kind(['iam'], 'info'),
    create: kind(['iam'], 'admin', 'creation'),
    change: kind(['iam'], 'admin', 'change'),
    delete: kind(['iam'], 'admin', 'deletion'),
    start: kind(['iam'], 'admin', 'change'),
    end: kind(['iam'], 'admin', 'change'),
  },
  authentication: {
    read: kind(['authentication'], 'info'),
    use: kind(['authentication'], 'info'),
    create: kind(['authentication'], 'start'),
    change: kind(['authentication'], 'info'),
    delete: kind(['authentication'], 'end'),
    start: kind(['authentication'], 'start'),
    end: kind(['authentication'], 'end'),
  },
  file: { ...changesOf('file'), read: kind(['file'], 'access'), use: kind(['file'], 'access') },
  database: {
    ...changesOf('database', 'configuration'),
    read: kind(['database'], 'access'),
    use: kind(['database'], 'access'),
  },
  network: { ...changesOf('network', 'configuration'), read: kind(['network'], 'info'), use: API_USE },
  host: {
    ...changesOf('host', 'configuration'),
    read: kind(['host'], 'info'),
    use: API_USE,
    start: kind(['host'], 'start'),
    end: kind(['host'], 'end'),
  },
  configuration: { ...changesOf('configuration'), read: kind(['configuration'], 'access'), use: API_USE },
};

/** Actions of one service that mean the same, their names parted by spaces. */
export type Actions = readonly (readonly [Kind, string])[];

/** The actions of some services that mean something else than their verb says. By the name in `eventSource`. */
export type ActionTable = Readonly<Record<string, Actions>>;
