import type { AlertDocument, Level } from '../../../../alerting/alert.ts';
import { bodyOf, subjectOf } from '../../../../alerting/mail.ts';
import type { AlertReader, AlertRecord, AlertStatus, Mail, Notice } from '../../../../local/console/data.ts';
import type { WorldEvent } from './event.ts';
import { ATTACKER } from './intrusion.ts';

interface Plan {
  readonly identity: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly source: string;
  readonly message: string;
  /** Which events are behind it. */
  readonly test: (event: WorldEvent) => boolean;
  readonly why: string;
  readonly steps: readonly string[];
  readonly mode?: 'shadow';
}

const by = (action: string) => (event: WorldEvent) =>
  event.values['event.action'] === action &&
  event.values['source.ip'] === ATTACKER &&
  event.values['event.outcome'] === 'success';

const PLANS: readonly Plan[] = [
  {
    identity: 'a-7d41c0aa00000001',
    rule: 'trail-logging-stopped',
    title: 'CloudTrail logging stopped',
    level: 'critical',
    source: 'cloudtrail',
    message: 'svc-backup stopped logging of trail org-trail, then cut its event selectors and tried to delete it.',
    test: ({ values }) => ['StopLogging', 'PutEventSelectors', 'DeleteTrail'].includes(String(values['event.action'])),
    why: 'With the trail stopped, later API calls leave no record. Stopping it is rarely routine.',
    steps: [
      'Start logging again: aws cloudtrail start-logging --name org-trail',
      'Read what 81.2.69.142 did before and after',
    ],
  },
  {
    identity: 'a-91be07aa00000002',
    rule: 'flow-to-mining-pool',
    title: 'Flow to a known mining pool',
    level: 'critical',
    source: 'vpc-flow',
    message: 'Instance i-0f3a91c27be4d5a10 keeps accepted flows open to 67.43.156.200:3333.',
    test: ({ values }) => values['destination.port'] === 3333,
    why: 'Mining costs money at once and shows that somebody can start instances.',
    steps: ['Isolate i-0f3a91c27be4d5a10', 'Take a snapshot of its volume before you stop it'],
  },
  {
    identity: 'a-2f86d3aa00000003',
    rule: 'bucket-made-public',
    title: 'Bucket made public',
    level: 'high',
    source: 'cloudtrail',
    message: 'svc-backup put a policy on bucket invoices-prod that lets anyone read it.',
    test: by('PutBucketPolicy'),
    why: 'Anyone on the internet can read the bucket while the policy stands.',
    steps: ['Put the public access block back on invoices-prod'],
  },
  {
    identity: 'a-e0937aaa00000004',
    rule: 'access-key-for-other-user',
    title: 'Access key created for another user',
    level: 'high',
    source: 'cloudtrail',
    message: 'root created access keys for svc-backup and deploy-bot.',
    test: by('CreateAccessKey'),
    why: 'A key made for another user is a way back in.',
    steps: ['Disable the new keys of svc-backup and deploy-bot'],
  },
  {
    identity: 'a-5ac4b9aa00000005',
    rule: 'root-console-login-no-mfa',
    title: 'Root signed in without MFA',
    level: 'high',
    source: 'cloudtrail',
    message: 'The root user signed in to the console without MFA.',
    test: by('ConsoleLogin'),
    why: 'Root can do everything and cannot be limited by policy.',
    steps: ['Call the account owner: was it you?'],
  },
  {
    identity: 'a-18f2e6aa00000006',
    rule: 'edge-path-scan',
    title: 'Path scan at the edge',
    level: 'medium',
    source: 'cloudfront-realtime',
    message: '175.16.199.1 asked for many paths that do not exist.',
    test: ({ values }) => values['source.ip'] === '175.16.199.1',
    why: 'Scanning comes before an attempt.',
    steps: ['Look at the requests that were answered 200'],
  },
  {
    identity: 'a-5eadaaaa00000007',
    rule: 'iam-enumeration',
    title: 'IAM enumeration by one principal',
    level: 'low',
    source: 'cloudtrail',
    message: 'root listed users, roles and MFA devices.',
    test: ({ values }) => /^List(Users|Roles|MFA)/.test(String(values['event.action'])),
    why: 'Listing comes before changing.',
    steps: ['Read what it did next'],
    mode: 'shadow',
  },
];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const iso = (at: number): string => new Date(at).toISOString();

function documentOf(plan: Plan, events: readonly WorldEvent[]): AlertDocument {
  const [first] = events;
  const last = events.at(-1) ?? first;
  const seen = first?.values ?? {};
  const ip = text(seen['source.ip']);
  const user = text(seen['user.name']);
  const to = text(seen['destination.ip']);
  const country = text(seen['source.geo.country_iso_code']);
  const at = first?.at ?? 0;
  return {
    '@timestamp': iso(at),
    event: {
      kind: 'alert',
      id: `${plan.identity}-1`,
      action: 'alert',
      sequence: 1,
      created: iso(at),
      dataset: 'firewatch.alerts',
      module: 'firewatch',
      severity: 73,
      start: iso(at),
      end: iso(last?.at ?? at),
    },
    message: plan.message,
    rule: {
      id: plan.rule,
      name: plan.title,
      description: plan.why,
      author: ['Firewatch'],
      level: plan.level,
      ruleset: plan.source,
    },
    cloud: { account: { id: '123456789012', name: 'production' }, region: text(seen['cloud.region']) ?? 'eu-west-1' },
    ...(user ? { user: { name: user } } : {}),
    ...(ip ? { source: { ip, address: ip, ...(country ? { geo: { country_iso_code: country } } : {}) } } : {}),
    ...(to ? { destination: { ip: to, address: to, port: Number(seen['destination.port']) } } : {}),
    related: { ip: [ip, to].filter((one) => one !== undefined), user: user ? [user] : [] },
    ecs: { version: '9.4.0' },
    firewatch: {
      identity: plan.identity,
      group: { 'cloud.account.id': '123456789012' },
      count: events.length,
      at_least: false,
      first_seen: iso(at),
      last_seen: iso(last?.at ?? at),
      late: false,
      mode: plan.mode ?? 'live',
      source: plan.source,
      ...(text(seen['aws.params.resource']) ? { resource: text(seen['aws.params.resource']) } : {}),
      matched: [
        {
          selection: 'selection',
          field: 'eventName',
          condition: 'is one of 3',
          value: text(seen['event.action']) ?? null,
        },
        { selection: 'not platform', field: 'errorCode', condition: 'is null or absent', value: null },
      ],
      false_positives: ['Trail migration by the platform team (announced change)'],
      next_steps: [...plan.steps],
      events: first ? [first.values] : [],
      event_ids: events.map(({ id }) => id),
    },
  };
}

const mailOf = (document: AlertDocument): Mail => ({
  sent: Date.parse(document['@timestamp']) + 1_600,
  kind: 'alert',
  topic: 'firewatch-alerts',
  from: 'Firewatch <no-reply@sns.amazonaws.com>',
  to: ['secops@example.com'],
  subject: subjectOf(document),
  body: bodyOf(document, { timeZone: 'Europe/Berlin', consoleUrl: 'http://127.0.0.1:4600' }),
});

export interface WorldAlerts extends AlertReader {
  listen(listener: (notice: Notice) => void): () => void;
}

/** The alerts that the events raise, with a mail each. */
export function worldAlerts(events: readonly WorldEvent[]): WorldAlerts {
  const statuses = new Map<string, AlertStatus>();
  const listeners = new Set<(notice: Notice) => void>();
  const documents = PLANS.map((plan) =>
    documentOf(
      plan,
      events.filter(plan.test).toSorted((a, b) => a.at - b.at),
    ),
  );
  const raised = documents.filter(({ firewatch }) => firewatch.count > 0);
  const recordOf = (document: AlertDocument): AlertRecord => ({
    document,
    status: statuses.get(document.firewatch.identity) ?? 'open',
    revisions: [document],
    mails: document.firewatch.mode === 'live' ? [mailOf(document)] : [],
  });
  return {
    list: async () => raised.map(recordOf),
    get: async (identity) => raised.filter(({ firewatch }) => firewatch.identity === identity).map(recordOf)[0],
    setStatus: async (identity, status) => {
      if (!raised.some(({ firewatch }) => firewatch.identity === identity)) return false;
      statuses.set(identity, status);
      for (const listener of listeners) listener({ kind: 'alert', identity });
      return true;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The rules behind them. */
export const worldRules = PLANS.map(
  ({ rule, title, level, source, mode }) => ({ rule, title, level, source, mode: mode ?? 'live' }) as const,
);
