import { expect, test } from 'vitest';
import type {
  AlertResponse,
  AlertsResponse,
  EntityResponse,
  EventResponse,
  EventsResponse,
  Failure,
  FieldsResponse,
  NewValuesResponse,
  PanelsResponse,
  PipelineResponse,
  RuleResponse,
  RulesResponse,
  Session,
  Status,
} from '../../../local/console/api.ts';
import type { ConsoleData } from '../../../local/console/data.ts';
import { ask, consoleOver, lastHour, NOW } from './ask.ts';
import { createWorld } from './world/world.ts';

const world = createWorld({ now: NOW });
const app = consoleOver(world);
const TRAIL = 'a-7d41c0aa00000001';

async function answerOf<T>(path: string, body?: unknown, from = app): Promise<T> {
  const response = await ask(from, path, body === undefined ? {} : { body });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

/** The same data over a store that has gone away. */
function withoutStore(reason: string): ConsoleData {
  const fail = (): never => {
    throw new Error(reason);
  };
  const store = Object.fromEntries(Object.keys(world.store).map((name) => [name, async () => fail()]));
  return { ...world, store: store as unknown as ConsoleData['store'] };
}

test('the session says what does not change', async () => {
  const session = await answerOf<Session>('/api/session');
  expect(session).toMatchObject({ store: 'DuckDB', live: true });
  expect(session.sources.map(({ id }) => id)).toEqual(['cloudfront-realtime', 'cloudtrail', 'vpc-flow']);
  expect(Object.keys(session.dashboards)).toEqual(
    expect.arrayContaining(['cloudtrail', 'overview', 'search', 'entity']),
  );
});

test('the status has a rate, a newest event and a course for every source, and counts what is open', async () => {
  const status = await answerOf<Status>('/api/status');
  expect(status.open).toEqual({ critical: 2, high: 3, medium: 1, low: 0, informational: 0 });
  expect(status.sources.map(({ id, silent }) => [id, silent])).toEqual([
    ['cloudfront-realtime', undefined],
    ['cloudtrail', undefined],
    ['vpc-flow', undefined],
  ]);
  expect(
    status.sources.every(({ rate, perMinute, lastArrival }) => rate > 0 && perMinute.length === 60 && lastArrival),
  ).toBe(true);
  expect(status.received).toBeGreaterThan(status.events);
});

test('all panels of a dashboard come at once; a figure comes with the time before and its course', async () => {
  const { answers } = await answerOf<PanelsResponse>('/api/panels', { dashboard: 'cloudtrail', scope: lastHour });
  expect(answers['latest-failures']).toBeUndefined();
  expect(answers['failed']).toMatchObject({
    kind: 'answer',
    before: { rows: [[expect.any(Number)]] },
    trend: { interval: 30_000 },
  });
  expect(answers['calls-by-outcome']).toMatchObject({ kind: 'answer', result: { interval: 30_000 } });
});

test('events come newest first, page after page, with the number of all', async () => {
  const request = { scope: { ...lastHour, query: 'source.ip:81.2.69.142' }, fields: ['event.action'], limit: 5 };
  const first = await answerOf<EventsResponse>('/api/events', request);
  const { at = 0, id = '' } = first.rows.at(-1) ?? {};
  const second = await answerOf<EventsResponse>('/api/events', { ...request, before: { at, id } });
  expect(first.total).toBe(19);
  expect(first.rows[0]?.values).toEqual({ 'event.action': 'ListBuckets' });
  const times = [...first.rows, ...second.rows].map((row) => row.at);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(10);
});

test('a query that can’t be read is answered with the place and a suggestion', async () => {
  const response = await ask(app, '/api/events', {
    body: { scope: { ...lastHour, query: 'source.ipp:1' }, fields: [], limit: 1 },
  });
  expect(response.status).toBe(400);
  expect((await response.json()) as Failure).toMatchObject({ query: { position: 0, suggestion: 'source.ip:1' } });
});

test('an event comes whole, with the alerts that it stands behind and the fields that made them match', async () => {
  const { rows } = await answerOf<EventsResponse>('/api/events', {
    scope: { ...lastHour, query: 'event.action:StopLogging' },
    fields: [],
    limit: 1,
  });
  const event = await answerOf<EventResponse>(`/api/events/${rows[0]?.id}`);
  expect(JSON.parse(event.document)).toMatchObject({ event: { action: 'StopLogging' }, user: { name: 'svc-backup' } });
  expect(event.alerts).toEqual([
    { id: TRAIL, title: 'CloudTrail logging stopped', level: 'critical', fields: ['eventName'] },
  ]);
  expect((await ask(app, '/api/events/none')).status).toBe(404);
});

test('fields come with their commonest values', async () => {
  const { fields } = await answerOf<FieldsResponse>('/api/fields', {
    scope: { ...lastHour, query: 'source.ip:81.2.69.142' },
    fields: ['user.name'],
    size: 1,
  });
  expect(fields['user.name']).toEqual({ values: [{ value: 'svc-backup', count: 12 }], distinct: 2 });
});

test('new values are those that the days before did not know', async () => {
  const { values } = await answerOf<NewValuesResponse>('/api/new-values', {
    scope: lastHour,
    lookback: 7 * 86_400_000,
  });
  expect(values.map(({ value }) => value)).toEqual(expect.arrayContaining(['81.2.69.142', 'org-trail', 'StopLogging']));
  expect(values.map(({ value }) => value)).not.toContain('mira.okafor');
});

test('alerts are told who, from where and what belongs together', async () => {
  const { alerts } = await answerOf<AlertsResponse>('/api/alerts');
  const trail = alerts.find(({ id }) => id === TRAIL);
  expect(trail).toMatchObject({
    who: { field: 'user.name', value: 'svc-backup' },
    peer: { field: 'source.ip', value: '81.2.69.142', country: 'GB' },
    resource: 'org-trail',
    count: 3,
    status: 'open',
  });
  expect(alerts.filter(({ incident }) => incident === trail?.incident).map(({ rule }) => rule)).toContain(
    'bucket-made-public',
  );
  expect(alerts.find(({ rule }) => rule === 'flow-to-mining-pool')).toMatchObject({
    who: { field: 'cloud.instance.id' },
    peer: { value: '67.43.156.200', to: true },
  });
});

test('an alert comes with its mail, its events and its incident', async () => {
  const alert = await answerOf<AlertResponse>(`/api/alerts/${TRAIL}`);
  expect(alert.mails[0]?.subject).toBe('[CRITICAL] CloudTrail logging stopped - 123456789012 eu-west-1');
  expect(alert.events.map(({ values }) => values['event.action'])).toEqual([
    'StopLogging',
    'PutEventSelectors',
    'DeleteTrail',
  ]);
  expect(alert.related.map(({ rule }) => rule)).toContain('root-console-login-no-mfa');
  expect((await ask(app, '/api/alerts/none')).status).toBe(404);
});

test('an alert is acknowledged and opened again', async () => {
  const path = '/api/alerts/a-18f2e6aa00000006/status';
  const statusOf = async (): Promise<string | undefined> =>
    (await answerOf<AlertsResponse>('/api/alerts')).alerts.find(({ rule }) => rule === 'edge-path-scan')?.status;
  await ask(app, path, { method: 'PUT', body: { status: 'acknowledged' } });
  expect(await statusOf()).toBe('acknowledged');
  await ask(app, path, { method: 'PUT', body: { status: 'open' } });
  expect(await statusOf()).toBe('open');
  expect((await ask(app, path, { method: 'PUT', body: { status: 'closed' } })).status).toBe(400);
  expect((await ask(app, '/api/alerts/none/status', { method: 'PUT', body: { status: 'open' } })).status).toBe(404);
});

test('rules come with their cases, one with its text', async () => {
  const { rules } = await answerOf<RulesResponse>('/api/rules');
  const { rule } = await answerOf<RuleResponse>(`/api/rules/${rules[0]?.id}`);
  expect(rule.text).toContain('title: CloudTrail logging stopped');
  expect((await ask(app, '/api/rules/none')).status).toBe(404);
});

test('the pipeline accounts for every event', async () => {
  const { ledger, quarantine, flow } = await answerOf<PipelineResponse>('/api/pipeline');
  for (const { received, indexed, filtered, quarantined, waiting, failed } of ledger) {
    const left = Object.values(filtered).reduce((sum, n) => sum + n, 0);
    expect(received).toBe(indexed + left + quarantined + waiting + failed);
  }
  expect(quarantine[0]).toMatchObject({ source: 'vpc-flow', lines: 3, origins: ['eni-0a11c0de-all'] });
  expect(flow.mails).toBe(6);
});

test('an entity is known since the second of its first event', async () => {
  const scope = {
    range: { from: NOW - 30 * 86_400_000, to: NOW },
    filters: [{ field: 'related.ip', value: '81.2.69.142' }],
  };
  const entity = await answerOf<EntityResponse>('/api/entities', { scope });
  const first = NOW - 26.6 * 60_000;
  expect(Math.abs((entity.first ?? 0) - first)).toBeLessThan(1_000);
  expect(entity).toMatchObject({ events: 19, newest: { values: { 'source.geo.country_iso_code': 'GB' } } });
});

test('where the store does not answer, every question is answered with one sentence that says so', async () => {
  const down = consoleOver(withoutStore('connect ECONNREFUSED 127.0.0.1:9200\n    at internal'));
  const response = await ask(down, '/api/panels', { body: { dashboard: 'overview', scope: lastHour } });
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ error: 'the store does not answer: connect ECONNREFUSED 127.0.0.1:9200' });
  expect(await answerOf<Status>('/api/status', undefined, down)).toMatchObject({
    problem: { since: NOW, message: 'the store does not answer: connect ECONNREFUSED 127.0.0.1:9200' },
  });
});

test('a panel that fails fails alone', async () => {
  const store = {
    ...world.store,
    panel: async (query: Parameters<typeof world.store.panel>[0]) => {
      if (query.panel.id === 'top-callers') throw new Error('out of memory');
      return world.store.panel(query);
    },
  };
  const { answers } = await answerOf<PanelsResponse>(
    '/api/panels',
    { dashboard: 'cloudtrail', scope: lastHour },
    consoleOver({ ...world, store }),
  );
  expect(answers['top-callers']).toEqual({ kind: 'failed', error: 'the store does not answer: out of memory' });
  expect(answers['errors']).toMatchObject({ kind: 'answer' });
});
