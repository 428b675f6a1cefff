import type { AlertDocument } from '../../alerting/alert.ts';
import type { AlertState } from '../../alerting/state/items.ts';

export const NOW = Date.UTC(2026, 10, 24, 14, 12, 6);

/** The alert of a trail that was stopped, as its first notification tells it. */
export const trailStopped: AlertDocument = {
  '@timestamp': '2026-11-24T14:12:05.000Z',
  event: {
    kind: 'alert',
    id: 'a-7d41c0a4e19b2f55-1',
    action: 'alert',
    sequence: 1,
    created: '2026-11-24T14:12:06.000Z',
    dataset: 'firewatch.alerts',
    module: 'firewatch',
    severity: 99,
    start: '2026-11-24T14:12:05.000Z',
    end: '2026-11-24T14:12:05.000Z',
    provider: 'cloudtrail.amazonaws.com',
  },
  message: 'Trail stopped by svc-backup from 81.2.69.142 (GB): org-trail',
  rule: {
    id: '5b8f6a2e-31c7-4d0e-9c55-7e2f0b6d9a14',
    name: 'Trail stopped',
    description: 'A trail no longer records.\nWhat is done from now on leaves no trace there.',
    author: ['Firewatch'],
    license: 'Apache-2.0',
    reference: [],
    level: 'critical',
    ruleset: 'cloudtrail',
  },
  threat: {
    framework: 'MITRE ATT&CK',
    tactic: { id: ['TA0112'], name: ['Defense Impairment'] },
    technique: { id: ['T1685.002'] },
  },
  cloud: { account: { id: '123456789012' }, region: 'eu-west-1' },
  user: { id: 'AIDAEXAMPLE0BACKUP', name: 'svc-backup' },
  source: {
    address: '81.2.69.142',
    ip: '81.2.69.142',
    geo: { country_iso_code: 'GB', city_name: 'London' },
    as: { organization: { name: 'Andrews & Arnold Ltd' } },
  },
  ecs: { version: '9.4.0' },
  firewatch: {
    identity: 'a-7d41c0a4e19b2f55',
    group: { 'cloud.account.id': '123456789012' },
    count: 1,
    at_least: false,
    first_seen: '2026-11-24T14:12:05.000Z',
    last_seen: '2026-11-24T14:12:05.000Z',
    late: false,
    mode: 'live',
    source: 'cloudtrail',
    resource: 'org-trail',
    matched: [{ selection: 'selection', field: 'eventName', condition: 'is one of 4', value: 'StopLogging' }],
    false_positives: ['A trail is replaced in an announced change.'],
    next_steps: ['Start logging again.', 'Disable the access key that was used.'],
    events: [],
    event_ids: ['f2b8c5d4-0a3e-4f6b-8c1d-9e7a6b5c4d3e'],
  },
};

/** A claimed alert, an hour from its end. */
export const stateOf = (key: string, changes: Partial<AlertState> = {}): AlertState => ({
  kind: 'alert',
  key,
  counted: { kind: 'entries', key: key.replace(/^a/, 'w'), start: NOW },
  revision: 1,
  status: 'pending',
  due: NOW + 10_000,
  closesAt: NOW + 3_600_000,
  expiresAt: NOW + 30 * 86_400_000,
  document: trailStopped,
  written: false,
  firstSeen: NOW,
  lastSeen: NOW,
  eventIds: [],
  events: [],
  ...changes,
});
