import { Hono } from 'hono';
import type { Dashboard } from '../../../../dashboards/panel.ts';
import type { Session, Status } from '../../api.ts';
import type { ConsoleData } from '../../data.ts';

export interface SessionParts {
  readonly data: ConsoleData;
  readonly dashboards: Readonly<Record<string, Dashboard>>;
  readonly status: () => Promise<Status>;
}

export const sessionRoutes = ({ data, dashboards, status }: SessionParts): Hono =>
  new Hono()
    .get('/session', (context) => {
      const sources = [...data.dashboards].map(([id, { title }]) => ({ id, title }));
      return context.json({ ...data.about, sources, dashboards } satisfies Session);
    })
    .get('/status', async (context) => context.json(await status()));
