import { describe, expect, test } from 'vitest';
import type { AlertDocument } from '../../alerting/alert.ts';
import { firstDocument, nextDocument } from '../../alerting/alert-document.ts';
import { batchesOf } from '../../alerting/batch.ts';
import { evaluate } from '../../alerting/evaluate.ts';
import type { FeedEvent } from '../../alerting/feed.ts';
import { keep, NOTHING_KEPT } from '../../alerting/kept.ts';
import { loadRules } from '../../alerting/load.ts';
import { NOW } from './alerts.ts';
import { feedEvent } from './feed-messages.ts';

const text = (rest = ''): string => `
title: Trail stopped
id: 6f1d2c3b-4a59-4e68-8f70-1a2b3c4d5e6f
description: |
  A trail no longer records.
author: Firewatch
license: Apache-2.0
references: [https://docs.aws.amazon.com/awscloudtrail]
tags: [attack.defense-impairment, attack.t1685.002, cve.2026-1]
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: [StopLogging, DeleteTrail] }
  platform: { userIdentity.userName: platform-admin }
  condition: selection and not platform
fields: [requestParameters.name, requestParameters.none]
falsepositives: [An announced change.]
level: critical
firewatch: { runbook: [Start logging again.] ${rest} }
`;

function documentOf(event: FeedEvent, rest?: string): AlertDocument {
  const rules = loadRules([{ path: 'rules/cloudtrail/trail-stopped.yml', text: text(rest) }]);
  const [batch] = batchesOf(evaluate(rules, event));
  if (batch === undefined) throw new Error('the rule does not match');
  return firstDocument({
    batch,
    evidence: rules.set.explain(batch.rule.sigma.id, event),
    sightings: { count: 1, atLeast: false, first: NOW, last: NOW },
    kept: keep(NOTHING_KEPT, batch.matches),
    titles: (id) => id,
    now: NOW,
  });
}

const event: FeedEvent = {
  ...feedEvent({ id: 'e1', at: NOW - 1_000, action: 'StopLogging', user: 'alice' }),
  aws: {
    cloudtrail: { eventName: 'StopLogging', requestParameters: { name: 'org-trail' } },
    params: { resource: 'org-trail' },
  },
};

test('an alert holds the rule, who, where from, what and why', () => {
  const alert = documentOf(event);
  expect(alert).toMatchObject({
    '@timestamp': new Date(NOW - 1_000).toISOString(),
    event: { kind: 'alert', action: 'alert', sequence: 1, severity: 99, provider: 'cloudtrail.amazonaws.com' },
    message: 'Trail stopped by alice from 81.2.69.142 (GB): org-trail',
    rule: {
      name: 'Trail stopped',
      description: 'A trail no longer records.',
      author: ['Firewatch'],
      license: 'Apache-2.0',
      reference: ['https://docs.aws.amazon.com/awscloudtrail'],
      level: 'critical',
      ruleset: 'cloudtrail',
    },
    threat: {
      framework: 'MITRE ATT&CK',
      tactic: { id: ['TA0112'], name: ['Defense Impairment'] },
      technique: { id: ['T1685.002'], name: ['Disable or Modify Cloud Log'] },
    },
    user: { id: 'AIDAALICE', name: 'alice' },
    source: { ip: '81.2.69.142', geo: { country_iso_code: 'GB' } },
    firewatch: {
      group: { 'cloud.account.id': '123456789012', 'user.id': 'AIDAALICE' },
      source: 'cloudtrail',
      resource: 'org-trail',
      false_positives: ['An announced change.'],
      next_steps: ['Start logging again.'],
      event_ids: ['e1'],
    },
  });
  expect(alert.event.id).toBe(`${alert.firewatch.identity}-1`);
  expect(alert.firewatch.events).toHaveLength(1);
});

test('why it matched: what held, what did not and was negated, and what the author wants to see', () => {
  expect(documentOf(event).firewatch.matched).toEqual([
    { selection: 'selection', field: 'eventName', condition: 'is one of 2', value: 'StopLogging' },
    { selection: 'not platform', field: 'userIdentity.userName', condition: 'is', value: null },
    { selection: 'for context', field: 'requestParameters.name', condition: '', value: 'org-trail' },
  ]);
});

test('a severity of ours takes the place of the level', () => {
  const alert = documentOf(event, ', severity: low');
  expect(alert).toMatchObject({ rule: { level: 'low' }, event: { severity: 21 } });
});

test('an event without anybody or anything in it is still an alert', () => {
  const { user: _user, source: _source, related: _related, cloud: _cloud, ...bare } = event;
  const alert = documentOf({ ...bare, aws: { cloudtrail: { eventName: 'StopLogging' } } });
  expect(alert.message).toBe('Trail stopped');
  expect(alert.firewatch.group).toEqual({});
});

describe('the events of an alert are trimmed', () => {
  test('of the raw text always', () => {
    expect(documentOf(event).firewatch.events[0]).not.toHaveProperty('event.original');
    expect(documentOf(event).firewatch.events[0]).toHaveProperty('aws.cloudtrail.requestParameters.name', 'org-trail');
  });

  test('of the original where it is large', () => {
    const cloudtrail = { eventName: 'StopLogging', requestParameters: { policy: 'x'.repeat(9_000) } };
    const [kept] = documentOf({ ...event, aws: { cloudtrail } }).firewatch.events;
    expect(kept).toMatchObject({ labels: { truncated: 'aws' }, user: { name: 'alice' } });
    expect(kept).not.toHaveProperty('aws');
  });

  test('of everything where that does not do', () => {
    const [kept] = documentOf({ ...event, message: 'x'.repeat(9_000) }).firewatch.events;
    expect(kept).toEqual({
      '@timestamp': event['@timestamp'],
      event: { id: 'e1', dataset: 'aws.cloudtrail', action: 'StopLogging' },
      labels: { truncated: 'all' },
    });
  });
});

test('the next notification says the same with newer numbers', () => {
  const first = documentOf(event);
  const sightings = { count: 12, atLeast: false, first: NOW - 5_000, last: NOW };
  const next = nextDocument(first, {
    action: 'update',
    sightings,
    kept: { eventIds: ['e1', 'e2'], events: [] },
    now: NOW + 1,
  });
  expect(next.event).toMatchObject({ id: `${first.firewatch.identity}-2`, action: 'update', sequence: 2 });
  expect(next.event.created).toBe(new Date(NOW + 1).toISOString());
  expect(next.firewatch).toMatchObject({
    count: 12,
    first_seen: new Date(NOW - 5_000).toISOString(),
    event_ids: ['e1', 'e2'],
  });
  expect(next['@timestamp']).toBe(first['@timestamp']);
  expect(first.event.sequence).toBe(1);
});

test('an alert has a bounded size, whatever its event holds', () => {
  const long = 'x'.repeat(100_000);
  const alert = documentOf({
    ...event,
    user: { id: long, name: long },
    source: { address: long },
    user_agent: { original: long },
    related: { user: Array.from({ length: 500 }, () => long) },
    cloud: { account: { id: '123456789012' }, region: long },
    aws: { cloudtrail: { eventName: 'StopLogging', requestParameters: { name: long } }, params: { resource: long } },
  });
  expect(JSON.stringify(alert).length).toBeLessThan(60_000);
});
