import type { Dashboard } from './panel.ts';

/** What all sources have in common. Open alerts, the ledger's figures and the list of sources are no panels. */
export const overview: Dashboard = {
  title: 'Overview',
  panels: [
    {
      id: 'events-by-source',
      title: 'Events by source',
      view: 'histogram',
      width: 8,
      metrics: [{ op: 'count' }],
      splits: [{ by: 'time' }, { by: 'terms', field: 'event.dataset', size: 6, other: true }],
    },
    {
      id: 'failures-by-action',
      title: 'What fails',
      view: 'bars',
      width: 4,
      where: 'event.outcome:failure',
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'event.action', size: 5 }],
    },
    {
      id: 'countries',
      title: 'Where requests come from',
      view: 'map',
      width: 7,
      meta: 'events by source.geo; marks are open alerts',
      metrics: [{ op: 'count' }],
      splits: [{ by: 'terms', field: 'source.geo.country_iso_code', size: 250 }],
    },
    {
      id: 'top-talkers',
      title: 'Top talkers',
      view: 'table',
      width: 5,
      metrics: [{ op: 'count' }],
      splits: [
        { by: 'terms', field: 'source.ip', size: 5 },
        { by: 'terms', field: 'event.dataset', size: 1 },
      ],
    },
  ],
};
