import { Hono } from 'hono';
import type { Dashboard } from '../../../dashboards/panel.ts';
import type { Assets } from '../assets.ts';
import type { ConsoleData } from '../data.ts';
import { entityPanels, overviewPanels, searchPanels } from '../panels.ts';
import { jsonOnly, ownPagesOnly, safeHeaders, smallBodies } from './guard.ts';
import { asJson } from './respond.ts';
import { alertRoutes } from './routes/alerts.ts';
import { entityRoutes } from './routes/entities.ts';
import { eventRoutes } from './routes/events.ts';
import { fieldRoutes, newValueRoutes } from './routes/fields.ts';
import { pageRoutes } from './routes/pages.ts';
import { panelRoutes } from './routes/panels.ts';
import { pipelineRoutes } from './routes/pipeline.ts';
import { ruleRoutes } from './routes/rules.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/stream.ts';
import { createStatus } from './status.ts';

export interface ConsoleParts {
  readonly data: ConsoleData;
  readonly assets: Assets;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

const allDashboards = (data: ConsoleData): Readonly<Record<string, Dashboard>> => ({
  ...Object.fromEntries(data.dashboards),
  overview: overviewPanels,
  search: searchPanels,
  entity: entityPanels,
});

function api({ data, clock, pause }: ConsoleParts): Hono {
  const { store, rules, listen } = data;
  const dashboards = allDashboards(data);
  const status = createStatus(data, clock);
  return new Hono()
    .route('/', sessionRoutes({ data, dashboards, status }))
    .route('/alerts', alertRoutes(data))
    .route('/entities', entityRoutes(store))
    .route('/events', eventRoutes(data, clock))
    .route('/fields', fieldRoutes(store))
    .route('/new-values', newValueRoutes(store))
    .route('/panels', panelRoutes(store, dashboards, clock))
    .route('/pipeline', pipelineRoutes(data))
    .route('/rules', ruleRoutes(rules))
    .route('/stream', streamRoutes({ listen: (listener) => listen(listener), status, pause }));
}

/** The console as a Hono app: its pages, and the JSON API behind them. It answers this machine only. */
export function createConsole(parts: ConsoleParts): Hono {
  return new Hono()
    .use(safeHeaders, ownPagesOnly, jsonOnly, smallBodies)
    .route('/api', api(parts))
    .route('/', pageRoutes(parts.assets))
    .notFound((context) => context.json({ error: 'there is no such page' }, 404))
    .onError(asJson);
}
