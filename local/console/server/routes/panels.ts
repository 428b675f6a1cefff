import { Hono } from 'hono';
import type { Dashboard, Panel } from '../../../../dashboards/panel.ts';
import type { Scope } from '../../../../dashboards/query.ts';
import { QueryError } from '../../../../dashboards/search/query-error.ts';
import type { PanelAnswer, PanelsResponse } from '../../api.ts';
import type { StoreReader } from '../../data.ts';
import { readScope, readText } from '../read-scope.ts';
import { RequestError } from '../request-error.ts';
import { readBody, storeFailure } from '../respond.ts';

type Reader = Pick<StoreReader, 'panel'>;

const earlier = (scope: Scope): Scope => {
  const { from, to } = scope.range;
  return { ...scope, range: { from: from - (to - from), to: from } };
};

/** A figure is compared with the range before it and shown with its course. */
async function figure(store: Reader, panel: Panel, scope: Scope): Promise<PanelAnswer> {
  const over = { ...panel, splits: [{ by: 'time' as const }] };
  const [result, before, trend] = await Promise.all([
    store.panel({ panel, scope }),
    store.panel({ panel, scope: earlier(scope) }),
    store.panel({ panel: over, scope }),
  ]);
  return { kind: 'answer', result, before, trend };
}

async function answer(store: Reader, panel: Panel, scope: Scope): Promise<PanelAnswer> {
  try {
    if (panel.view === 'metric') return await figure(store, panel, scope);
    return { kind: 'answer', result: await store.panel({ panel, scope }) };
  } catch (error) {
    if (error instanceof QueryError) throw error;
    return { kind: 'failed', error: storeFailure(error) };
  }
}

const failureOf = (answer: PanelAnswer): string => (answer.kind === 'failed' ? answer.error : '');

/** Events panels are asked for as events. */
const isAsked = (panel: Panel): boolean => panel.view !== 'events';

/** All panels of a dashboard in one answer; a panel that fails fails alone; where all fail, the answer does. */
export function panelRoutes(store: Reader, dashboards: Readonly<Record<string, Dashboard>>, clock: () => number): Hono {
  return new Hono().post('/', async (context) => {
    const body = await readBody(context);
    const name = readText(body['dashboard'], 'dashboard');
    const dashboard = Object.hasOwn(dashboards, name) ? dashboards[name] : undefined;
    if (!dashboard) throw new RequestError('there is no such dashboard');
    const scope = readScope(body['scope']);
    const panels = dashboard.panels.filter(isAsked);
    const answers = await Promise.all(
      panels.map(async (panel): Promise<[string, PanelAnswer]> => [panel.id, await answer(store, panel, scope)]),
    );
    const [first] = answers;
    if (first && answers.every(([, { kind }]) => kind === 'failed')) throw new Error(failureOf(first[1]));
    return context.json({ at: clock(), answers: Object.fromEntries(answers) } satisfies PanelsResponse);
  });
}
