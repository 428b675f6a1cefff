import { overview } from '../../dashboards/overview.ts';
import type { Dashboard } from '../../dashboards/panel.ts';

/** The overview's panels, and what its first figure and the totals of its talkers are made of. */
export const overviewPanels: Dashboard = {
  title: overview.title,
  panels: [
    ...overview.panels,
    {
      id: 'talkers',
      title: 'Top talkers',
      view: 'bars',
      width: 5,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'source.ip', size: 5 }],
    },
    { id: 'events', title: 'Events', view: 'metric', width: 3, metrics: [{ op: 'count' }] },
  ],
};

/** Over the results of a search. */
export const searchPanels: Dashboard = {
  title: 'Search',
  panels: [
    {
      id: 'events-over-time',
      title: 'Events',
      view: 'histogram',
      width: 12,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'time' }, { by: 'terms', field: 'event.outcome', size: 3 }],
    },
  ],
};

/** What an address or a user did. */
export const entityPanels: Dashboard = {
  title: 'Entity',
  panels: [
    { id: 'events', title: 'Events', view: 'metric', width: 3, metrics: [{ op: 'count' }] },
    {
      id: 'actions',
      title: 'Top actions',
      view: 'bars',
      width: 4,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'event.action', size: 8 }],
    },
    {
      id: 'sources',
      title: 'Sources',
      view: 'bars',
      width: 4,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'event.dataset', size: 8 }],
    },
    {
      id: 'users',
      title: 'Users',
      view: 'bars',
      width: 3,
      where: 'user.name:*',
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'user.name', size: 8 }],
    },
    {
      id: 'addresses',
      title: 'Addresses',
      view: 'bars',
      width: 3,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'source.ip', size: 8 }],
    },
    {
      id: 'resources',
      title: 'Resources touched',
      view: 'bars',
      width: 3,
      where: 'aws.params.resource:*',
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'aws.params.resource', size: 8 }],
    },
    {
      id: 'user-agents',
      title: 'User agents',
      view: 'bars',
      width: 3,
      where: 'user_agent.original:*',
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'user_agent.original', size: 5 }],
    },
  ],
};
