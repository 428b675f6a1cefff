import { describe, expect, test } from 'vitest';
import { gzipFeed } from '../../transforms/core/feed.ts';
import { gzipMembers } from '../../transforms/core/members.ts';
import { NOW } from './alerts.ts';
import { type Call, feedEvent, feedOf, queueEvent } from './feed-messages.ts';
import { newest, openRuleLambda } from './rule-lambda.ts';

const MINUTE = 60_000;
const stop = (id: string, at = NOW - 1_000, user = 'svc-backup'): Call => ({ id, at, action: 'StopLogging', user });
const message = (...calls: Call[]) => queueEvent(feedOf(calls));

describe('an event that a rule matches', () => {
  test('is told at once, as a mail and as a document', async () => {
    const lambda = openRuleLambda();
    expect(await lambda.handle(message(stop('e1')))).toEqual({ batchItemFailures: [] });
    expect(lambda.subjects()).toEqual(['[CRITICAL] Trail stopped - 123456789012 eu-west-1']);
    const [document] = lambda.documents.values();
    expect(document?.message).toBe('Trail stopped by svc-backup from 81.2.69.142 (GB): org-trail');
    expect(document?.event).toMatchObject({ id: `${document?.firewatch.identity}-1`, action: 'alert', sequence: 1 });
  });

  test('is told once, however often its message comes', async () => {
    const lambda = openRuleLambda();
    const event = message(stop('e1'));
    await lambda.handle(event);
    await lambda.handle(event);
    await lambda.another()(event);
    expect(lambda.mails).toHaveLength(1);
    expect(lambda.documents.size).toBe(1);
  });

  test('counts what the same message holds of its alert', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message(stop('e2', NOW - 1_000), stop('e1', NOW - 5_000), stop('e2', NOW - 1_000)));
    const [document] = lambda.documents.values();
    expect(document?.firewatch).toMatchObject({
      count: 2,
      first_seen: new Date(NOW - 5_000).toISOString(),
      last_seen: new Date(NOW - 1_000).toISOString(),
      event_ids: ['e1', 'e2'],
    });
    expect(document?.['@timestamp']).toBe(new Date(NOW - 5_000).toISOString());
  });

  test('makes an alert of its own for another actor and for another window', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message(stop('e1'), stop('e2', NOW, 'mallory'), stop('e3', NOW - 90 * MINUTE)));
    expect(newest(lambda.documents).size).toBe(3);
    expect(lambda.mails).toHaveLength(3);
  });
});

describe('a message that fails', () => {
  test('is given back by its id, and its neighbours go on', async () => {
    const lambda = openRuleLambda();
    const answer = await lambda.handle(queueEvent(['nonsense', ...feedOf([stop('e1')]), 'bm9uc2Vuc2U=']));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-2' }]);
    expect(lambda.mails).toHaveLength(1);
    expect(lambda.reports[0]).toMatch(/^message message-0: FeedError: expected base64 of gzip or zstd$/);
  });

  test('because the state store is away comes again', async () => {
    const lambda = openRuleLambda();
    lambda.state.close();
    const answer = await lambda.handle(message(stop('e1')));
    expect(answer.batchItemFailures).toHaveLength(1);
  });
});

describe('what is not told', () => {
  test.each([
    ['a rule that is only tried out', { action: 'TryOut' }],
    ['a rule of level informational', { action: 'Note' }],
    ['what happened more than a day before it arrived', { action: 'StopLogging', at: NOW - 25 * 60 * MINUTE }],
  ])('%s: written, not mailed', async (_, changes) => {
    const lambda = openRuleLambda();
    await lambda.handle(message({ ...stop('e1'), ...changes }));
    expect(lambda.documents.size).toBe(1);
    expect(lambda.mails).toEqual([]);
    lambda.now.at += 60 * MINUTE;
    await lambda.timer(Number.POSITIVE_INFINITY);
    expect(lambda.mails).toEqual([]);
  });

  test('what arrived a day late is marked as late, and what was only read late is not', async () => {
    const lambda = openRuleLambda();
    const old = NOW - 30 * 60 * MINUTE;
    await lambda.handle(message(stop('e1', old), { ...stop('e2', old, 'alice'), arrived: old + MINUTE }));
    const late = [...lambda.documents.values()].map(({ user, firewatch }) => `${user?.name} ${firewatch.late}`);
    expect(late.sort()).toEqual(['alice false', 'svc-backup true']);
  });

  test('an event that could not be read matches nothing', async () => {
    const lambda = openRuleLambda();
    const event = feedEvent(stop('e1'));
    const line = JSON.stringify({ ...event, event: { ...event.event, kind: 'pipeline_error' } });
    await lambda.handle(queueEvent(gzipFeed(gzipMembers([Buffer.from(line)]))));
    expect(lambda.documents.size).toBe(0);
  });
});
