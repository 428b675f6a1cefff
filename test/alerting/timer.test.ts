import { describe, expect, test } from 'vitest';
import { NOW } from './alerts.ts';
import { type Call, feedOf, queueEvent } from './feed-messages.ts';
import { newest, openRuleLambda } from './rule-lambda.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The start of the hour that alerts of the default period fold in. */
const WINDOW = Math.floor(NOW / HOUR) * HOUR;
const stop = (id: string, at = WINDOW + 5 * MINUTE): Call => ({ id, at, action: 'StopLogging', user: 'svc-backup' });
const many = (count: number, from = 0): readonly Call[] =>
  Array.from({ length: count }, (_, at) => stop(`e${from + at}`, WINDOW + (from + at) * SECOND));
const message = (calls: readonly Call[]) => queueEvent(feedOf(calls));
const sole = (lambda: ReturnType<typeof openRuleLambda>) => [...newest(lambda.documents).values()][0];

const fail = (times: number) => () => {
  if (times-- > 0) throw new Error('throttled');
};

class Crash extends Error {}
const crash = () => {
  throw new Crash('the process is gone');
};

describe('an alert that could not be published', () => {
  test('is published by the timer, ten seconds later at the earliest', async () => {
    const lambda = openRuleLambda();
    lambda.faults.publish = fail(1);
    expect((await lambda.handle(message([stop('e1')]))).batchItemFailures).toEqual([]);
    expect(lambda.reports).toEqual([expect.stringMatching(/^a-[0-9a-f]{16}-1: Error: throttled$/)]);
    lambda.now.at += 9 * SECOND;
    await lambda.timer();
    expect(lambda.mails).toEqual([]);
    lambda.now.at += SECOND;
    await lambda.timer();
    await lambda.timer();
    expect(lambda.mails).toHaveLength(1);
  });

  test('is tried again for as long as it fails', async () => {
    const lambda = openRuleLambda();
    lambda.faults.publish = fail(5);
    await lambda.handle(message([stop('e1')]));
    for (let pass = 0; pass < 6; pass++) {
      lambda.now.at += MINUTE;
      await lambda.timer();
    }
    expect(lambda.mails).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  test('between claim and publishing: the timer publishes', async () => {
    const lambda = openRuleLambda();
    lambda.faults.putAlerts = crash;
    const { state } = lambda;
    const update = state.update;
    state.update = async () => crash();
    await lambda.handle(message([stop('e1')]));
    state.update = update;
    lambda.faults.putAlerts = undefined;
    expect(lambda.mails).toEqual([]);
    lambda.now.at += 10 * SECOND;
    await lambda.timer();
    expect(lambda.mails).toHaveLength(1);
    expect(lambda.documents.size).toBe(1);
  });

  test('between publishing and noting it: the mail is repeated once its lease has ended, not before', async () => {
    const lambda = openRuleLambda();
    const { state } = lambda;
    const update = state.update;
    lambda.faults.afterPublish = () => {
      state.update = async () => crash();
    };
    await lambda.handle(message([stop('e1')]));
    state.update = update;
    lambda.faults.afterPublish = undefined;
    lambda.now.at += 59 * SECOND;
    await lambda.timer();
    expect(lambda.mails).toHaveLength(1);
    lambda.now.at += SECOND;
    await lambda.timer();
    await lambda.timer();
    expect(lambda.mails).toHaveLength(2);
    expect(new Set(lambda.subjects()).size).toBe(1);
    expect(lambda.documents.size).toBe(1);
  });

  test('an alert that someone is publishing is left alone', async () => {
    const lambda = openRuleLambda();
    lambda.faults.afterPublish = () => void lambda.timer(Number.POSITIVE_INFINITY);
    await lambda.handle(message([stop('e1')]));
    expect(lambda.mails).toHaveLength(1);
  });
});

test('the search store being away holds no mail back, and its document is written later', async () => {
  const lambda = openRuleLambda();
  lambda.faults.putAlerts = fail(2);
  await lambda.handle(message([stop('e1')]));
  expect(lambda.mails).toHaveLength(1);
  expect(lambda.documents.size).toBe(0);
  for (let pass = 0; pass < 3; pass++) {
    lambda.now.at += 10 * SECOND;
    await lambda.timer();
  }
  expect(lambda.documents.size).toBe(1);
  expect(lambda.mails).toHaveLength(1);
});

test('a document that the search store has not taken yet is not replaced by the next', async () => {
  const lambda = openRuleLambda();
  lambda.faults.putAlerts = fail(1);
  await lambda.handle(message([stop('e0', WINDOW)]));
  await lambda.handle(message(many(20)));
  expect(lambda.documents.size).toBe(0);
  lambda.now.at += 10 * SECOND;
  await lambda.timer();
  await lambda.handle(message(many(1, 20)));
  expect([...lambda.documents.values()].map(({ event, firewatch }) => [event.sequence, firewatch.count])).toEqual([
    [1, 1],
    [2, 21],
  ]);
});

describe('an alert that goes on', () => {
  test('is told again at the end of its window, with its count', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([stop('e1')]));
    await lambda.handle(message([stop('e2', WINDOW + 7 * MINUTE), stop('e3', WINDOW + 6 * MINUTE)]));
    lambda.now.at = WINDOW + HOUR + 15 * MINUTE - 1;
    await lambda.timer();
    expect(lambda.mails).toHaveLength(1);
    lambda.now.at += 1;
    await lambda.timer();
    await lambda.timer();
    expect(lambda.subjects()).toEqual([
      '[CRITICAL] Trail stopped - 123456789012 eu-west-1',
      '[CRITICAL] Update: Trail stopped - 123456789012 eu-west-1',
    ]);
    expect(sole(lambda)).toMatchObject({
      event: { action: 'update', sequence: 2, end: new Date(WINDOW + 7 * MINUTE).toISOString() },
      firewatch: { count: 3, event_ids: ['e1', 'e3', 'e2'] },
    });
    expect(sole(lambda)?.firewatch.events).toHaveLength(3);
    expect(lambda.documents.size).toBe(2);
  });

  test('is not told again where nothing came after the first mail', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([stop('e1')]));
    await lambda.handle(message([stop('e1')]));
    await lambda.timer(Number.POSITIVE_INFINITY);
    expect(lambda.mails).toHaveLength(1);
    expect(lambda.documents.size).toBe(1);
  });

  test('is judged at the end of an input and stays open for what comes all the same', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message(many(25)));
    await lambda.handle(message(many(5, 25)));
    await lambda.timer(Number.POSITIVE_INFINITY);
    expect(sole(lambda)?.firewatch.count).toBe(30);
    await lambda.handle(message(many(5, 20)));
    await lambda.handle(message(many(5, 30)));
    lambda.now.at = WINDOW + HOUR + 15 * MINUTE;
    await lambda.timer();
    expect(sole(lambda)?.firewatch.count).toBe(35);
    expect(lambda.mails).toHaveLength(3);
  });

  test('is told again at once when it has grown tenfold, and once more at a hundred', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([stop('e0', WINDOW)]));
    for (const from of [1, 5, 9, 50, 99]) await lambda.handle(message(many(from === 99 ? 10 : 5, from)));
    const counts = lambda.mails.map(({ json }) => JSON.parse(json).firewatch.count);
    expect(counts).toEqual([1, 10]);
    await lambda.handle(message(many(90, 10)));
    expect(lambda.mails.map(({ json }) => JSON.parse(json).firewatch.count)).toEqual([1, 10, 109]);
  });

  test('counts at least a thousand and stops there, but knows the first and the last', async () => {
    const lambda = openRuleLambda();
    const calls = many(2_400);
    const handlers = [lambda.another(), lambda.another(), lambda.another()];
    const parts = Array.from({ length: 12 }, (_, at) => calls.filter((_call, each) => each % 12 === at));
    await Promise.all(parts.map((part, at) => handlers[at % 3]?.(message(part))));
    await lambda.timer(Number.POSITIVE_INFINITY);
    expect(sole(lambda)?.firewatch).toMatchObject({
      count: 1_000,
      at_least: true,
      first_seen: new Date(WINDOW).toISOString(),
      last_seen: new Date(WINDOW + 2_399 * SECOND).toISOString(),
    });
  });

  test('keeps twenty ids and three events', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message(many(15)));
    await lambda.handle(message(many(15, 15)));
    await lambda.timer(Number.POSITIVE_INFINITY);
    expect(sole(lambda)?.firewatch.event_ids).toEqual(many(20).map(({ id }) => id));
    expect(sole(lambda)?.firewatch.events).toHaveLength(3);
  });

  test('has its window open for a while even where its events are old', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([stop('e1', NOW - 3 * HOUR)]));
    lambda.now.at += 14 * MINUTE;
    await lambda.handle(message([stop('e2', NOW - 3 * HOUR + SECOND)]));
    await lambda.timer();
    expect(lambda.documents.size).toBe(1);
    lambda.now.at += MINUTE;
    await lambda.timer();
    expect(sole(lambda)?.firewatch.count).toBe(2);
  });

  test('does not wait for ever where its events are ahead', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([stop('e1', NOW + 900 * HOUR)]));
    await lambda.handle(message([stop('e2', NOW + 900 * HOUR + 1)]));
    lambda.now.at += HOUR + 15 * MINUTE;
    await lambda.timer();
    expect(sole(lambda)?.firewatch.count).toBe(2);
  });
});

describe('a flood of alerts', () => {
  const list = (count: number, from = 0): readonly Call[] =>
    Array.from({ length: count }, (_, at) => ({ id: `l${from + at}`, at: NOW, action: 'List', user: 'bob' }));

  test('is mailed twenty at a time in ten minutes, and nothing of it is lost', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message(list(45)));
    expect(lambda.mails).toHaveLength(20);
    expect(lambda.documents.size).toBe(45);
    const mailed: number[] = [];
    for (let pass = 0; pass < 4; pass++) {
      lambda.now.at += 10 * MINUTE;
      await lambda.timer();
      mailed.push(lambda.mails.length);
    }
    expect(mailed).toEqual([40, 45, 45, 45]);
    expect(new Set(lambda.mails.map(({ json }) => JSON.parse(json).event.id)).size).toBe(45);
  });

  test('holds no critical alert back', async () => {
    const lambda = openRuleLambda();
    await lambda.handle(message([...list(45), stop('e1', NOW)]));
    expect(lambda.subjects()).toContain('[CRITICAL] Trail stopped - 123456789012 eu-west-1');
  });
});
