import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AlertDocument, Level } from '../../../alerting/alert.ts';
import type { Mail } from '../../../local/store/alert-cases.ts';
import { openAlertStore } from '../../../local/store/alert-store.ts';
import { NOON } from './document.ts';
import { folderOfTest } from './folder.ts';

interface Revision {
  readonly identity: string;
  readonly sequence: number;
  readonly action?: AlertDocument['event']['action'];
  readonly minutes?: number;
  readonly rule?: string;
  readonly level?: Level;
}

function alertText({
  identity,
  sequence,
  action = 'alert',
  minutes = 0,
  rule = 'r',
  level = 'high',
}: Revision): string {
  const time = new Date(NOON + minutes * 60_000).toISOString();
  const alert: AlertDocument = {
    '@timestamp': time,
    event: {
      kind: 'alert',
      id: `${identity}-${sequence}`,
      action,
      sequence,
      created: time,
      dataset: 'firewatch.alerts',
      module: 'firewatch',
      severity: 73,
      start: time,
      end: time,
    },
    message: `revision ${sequence}`,
    rule: { id: rule, name: 'Rule', level, ruleset: 'firewatch' },
    ecs: { version: '9.4.0' },
    firewatch: {
      identity,
      group: {},
      count: sequence,
      at_least: false,
      first_seen: time,
      last_seen: time,
      late: false,
      mode: 'live',
      source: 'cloudtrail',
      matched: [],
      false_positives: [],
      next_steps: [],
      events: [],
      event_ids: [],
    },
  };
  return JSON.stringify(alert);
}

const mail = (subject: string, sent: number): Mail => ({
  sent,
  kind: 'alert',
  topic: 'firewatch-alerts',
  from: 'no-reply@sns.amazonaws.com',
  to: ['team@example.com'],
  subject,
  body: 'line one\nline two\n',
});

const now = (): number => NOON + 90_000;

describe('the alerts', () => {
  test('are the newest revision of each identity, whatever order they came in', async () => {
    const store = await openAlertStore(await folderOfTest(), now);
    const documents = [
      alertText({ identity: 'a', sequence: 2, action: 'update' }),
      alertText({ identity: 'a', sequence: 1 }),
      alertText({ identity: 'b', sequence: 1, minutes: 5 }),
    ];
    expect(await store.append(documents)).toEqual({ stored: 3, repeats: 0 });
    const states = await store.list();
    expect(states.map(({ document }) => document.event.id)).toEqual(['b-1', 'a-2']);
    expect((await store.get('a'))?.revisions.map(({ event }) => event.sequence)).toEqual([1, 2]);
    expect(await store.get('c')).toBeUndefined();
  });

  test('that come again are counted, not kept twice', async () => {
    const folder = await folderOfTest();
    const store = await openAlertStore(folder, now);
    const text = alertText({ identity: 'a', sequence: 1 });
    expect(await store.append([text, text])).toEqual({ stored: 1, repeats: 1 });
    expect(await store.append([text])).toEqual({ stored: 0, repeats: 1 });
    expect(await readFile(join(folder, 'alerts/alerts.ndjson'), 'utf8')).toBe(`${text}\n`);
  });

  test('are open until a revision closes them, acknowledged or not', async () => {
    const store = await openAlertStore(await folderOfTest(), now);
    await store.append(['a', 'b', 'c'].map((identity) => alertText({ identity, sequence: 1 })));
    expect(await store.setStatus('b', 'acknowledged')).toBe(true);
    expect(await store.setStatus('unknown', 'acknowledged')).toBe(false);
    await store.append([alertText({ identity: 'c', sequence: 2, action: 'closed' })]);
    const statuses = (await store.list()).map(({ document, status }) => [document.firewatch.identity, status]);
    expect(Object.fromEntries(statuses)).toEqual({ a: 'open', b: 'acknowledged', c: 'closed' });
    expect((await store.open()).map(({ document }) => document.firewatch.identity).toSorted()).toEqual(['a', 'b']);
    expect((await store.get('b'))?.changed).toBe(NOON + 90_000);
    await store.setStatus('b', 'open');
    expect((await store.get('b'))?.status).toBe('open');
  });

  test.each([
    [{ status: 'open' as const }, ['a', 'b']],
    [{ status: 'acknowledged' as const }, ['c']],
    [{ rule: 'r1' }, ['a', 'c']],
    [{ level: 'low' as const }, ['b']],
    [{ level: 'low' as const, rule: 'r1' }, []],
  ])('fit the filter %o', async (filter, expected) => {
    const store = await openAlertStore(await folderOfTest(), now);
    await store.append([
      alertText({ identity: 'a', sequence: 1, rule: 'r1' }),
      alertText({ identity: 'b', sequence: 1, rule: 'r2', level: 'low' }),
      alertText({ identity: 'c', sequence: 1, rule: 'r1' }),
    ]);
    await store.setStatus('c', 'acknowledged');
    expect((await store.list(filter)).map(({ document }) => document.firewatch.identity).toSorted()).toEqual(expected);
  });

  test.each(['{}', '{"firewatch":{"identity":1}}', '[]'])('are not %s', async (text) => {
    const store = await openAlertStore(await folderOfTest(), now);
    await expect(store.append([text])).rejects.toThrow('expected an alert document');
  });

  test('are all there after a restart, with their mails and what was made of them', async () => {
    const folder = await folderOfTest();
    const before = await openAlertStore(folder, now);
    await before.addMail(['a', 'b'], mail('before the alert', NOON + 1));
    await before.append([
      alertText({ identity: 'a', sequence: 1 }),
      alertText({ identity: 'a', sequence: 2, action: 'update' }),
    ]);
    await before.addMail(['a'], mail('first', NOON));
    await before.setStatus('a', 'acknowledged');
    const after = await openAlertStore(folder, now);
    expect(await after.get('a')).toEqual(await before.get('a'));
    expect((await after.get('a'))?.mails.map(({ subject }) => subject)).toEqual(['first', 'before the alert']);
    expect(await after.get('a')).toMatchObject({ status: 'acknowledged', document: { message: 'revision 2' } });
  });

  test('survive a line that a crash cut short', async () => {
    const folder = await folderOfTest();
    const before = await openAlertStore(folder, now);
    await before.append([alertText({ identity: 'a', sequence: 1 })]);
    await appendFile(join(folder, 'alerts/alerts.ndjson'), alertText({ identity: 'ü', sequence: 1 }).slice(0, 300));
    const after = await openAlertStore(folder, now);
    await after.append([alertText({ identity: 'b', sequence: 1 })]);
    const again = await openAlertStore(folder, now);
    expect((await again.list()).map(({ document }) => document.firewatch.identity).toSorted()).toEqual(['a', 'b']);
  });
});
