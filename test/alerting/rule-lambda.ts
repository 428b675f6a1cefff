import type { AlertDocument } from '../../alerting/alert.ts';
import { createHandler, type RuleHandlerSettings } from '../../alerting/handler.ts';
import { loadRules, type Rules } from '../../alerting/load.ts';
import type { AlertMessage } from '../../alerting/message.ts';
import { createSqliteStore } from '../../alerting/state/sqlite-store.ts';
import { createTimer } from '../../alerting/timer.ts';
import { NOW } from './alerts.ts';

const rule = (id: string, title: string, action: string, rest: string): string => `
title: ${title}
id: ${id}
author: Firewatch
license: Apache-2.0
tags: [attack.defense-impairment, attack.t1685.002]
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: ${action} }
  condition: selection
${rest}`;

export const STOPPED = '11111111-1111-4111-8111-111111111111';
export const READ = '22222222-2222-4222-8222-222222222222';

/** One rule with our defaults, one that folds all users, and those that are not mailed. */
export const testRules: Rules = loadRules(
  [
    rule(STOPPED, 'Trail stopped', 'StopLogging', 'level: critical'),
    rule(READ, 'Trail read', 'GetTrail', 'level: low\nfirewatch: { suppress: { by: [cloud.account.id], for: 10m } }'),
    rule('33333333-3333-4333-8333-333333333333', 'Tried out', 'TryOut', 'level: high\nfirewatch: { mode: shadow }'),
    rule('44444444-4444-4444-8444-444444444444', 'Noted', 'Note', 'level: informational'),
    rule(
      '55555555-5555-4555-8555-555555555555',
      'Listed',
      'List',
      'level: medium\nfirewatch: { suppress: { by: [event.id] } }',
    ),
  ].map((text, at) => ({ path: `rules/test/${at}.yml`, text })),
);

/** What goes wrong in a test; each is called before its effect, or after it where it says so. */
export interface Faults {
  publish?: () => void;
  afterPublish?: () => void;
  putAlerts?: () => void;
}

/** The rule λ, any number of it, and the timer λ over one state store, with what they sent. */
export function openRuleLambda(
  now: { at: number } = { at: NOW },
  rules: Rules = testRules,
  learnsFrom: RuleHandlerSettings['learnsFrom'] = 'load',
) {
  const faults: Faults = {};
  const mails: AlertMessage[] = [];
  const documents = new Map<string, AlertDocument>();
  const reports: string[] = [];
  const state = createSqliteStore({ path: ':memory:', now: () => now.at });
  const settings = {
    rules,
    learnsFrom,
    state,
    mail: { timeZone: 'UTC', consoleUrl: 'http://127.0.0.1:4600' },
    now: () => now.at,
    report: (error: unknown, about: string) => void reports.push(`${about}: ${error}`),
    publish: async (message: AlertMessage) => {
      faults.publish?.();
      mails.push(message);
      faults.afterPublish?.();
    },
    putAlerts: async (put: readonly AlertDocument[]) => {
      faults.putAlerts?.();
      for (const document of put) documents.set(document.event.id, JSON.parse(JSON.stringify(document)));
    },
  };
  return {
    now,
    faults,
    mails,
    documents,
    reports,
    state,
    handle: createHandler(settings),
    another: () => createHandler(settings),
    timer: createTimer(settings),
    subjects: () => mails.map(({ subject }) => subject),
  };
}

/** The newest document of each identity. */
export function newest(documents: ReadonlyMap<string, AlertDocument>): ReadonlyMap<string, AlertDocument> {
  const found = new Map<string, AlertDocument>();
  for (const document of documents.values()) {
    const { identity } = document.firewatch;
    if ((found.get(identity)?.event.sequence ?? 0) < document.event.sequence) found.set(identity, document);
  }
  return found;
}
