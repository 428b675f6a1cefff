import { describe, expect, test } from 'vitest';
import type { AlertDocument } from '../../alerting/alert.ts';
import { bodyOf, subjectOf } from '../../alerting/mail.ts';
import { trailStopped } from './alerts.ts';

const SETTINGS = { timeZone: 'Europe/Berlin', consoleUrl: 'http://127.0.0.1:4600' };

const changed = (changes: Partial<AlertDocument>): AlertDocument => ({ ...trailStopped, ...changes });

const titled = (name: string): AlertDocument => changed({ rule: { ...trailStopped.rule, name } });

const seen = (firewatch: Partial<AlertDocument['firewatch']>, action: 'alert' | 'update' = 'update'): AlertDocument =>
  changed({
    event: { ...trailStopped.event, action },
    firewatch: { ...trailStopped.firewatch, ...firewatch },
  });

const row = (body: string, label: string): string | undefined =>
  body
    .split('\n')
    .find((line) => line.startsWith(label))
    ?.slice(11);

test('the first alert, as it is received', () => {
  expect(subjectOf(trailStopped)).toBe('[CRITICAL] Trail stopped - 123456789012 eu-west-1');
  expect(bodyOf(trailStopped, SETTINGS)).toBe(`\
a-7d41c0a4e19b2f55: Trail stopped by svc-backup from 81.2.69.142 (GB):
  org-trail

Who        svc-backup (AIDAEXAMPLE0BACKUP)
From       81.2.69.142, London, GB (Andrews & Arnold Ltd)
Resource   org-trail
Account    123456789012, eu-west-1
When       2026-11-24 14:12:05 UTC (15:12:05 Europe/Berlin)
How often  1 event; repeats will come as one update

WHY IT MATTERS
A trail no longer records. What is done from now on leaves no trace there.

KNOWN FALSE POSITIVES
- A trail is replaced in an announced change.

NEXT STEPS
1. Start logging again.
2. Disable the access key that was used.

http://127.0.0.1:4600/#/alerts/a-7d41c0a4e19b2f55

WHAT THE RULE SAW
- eventName: StopLogging

Rule 5b8f6a2e-31c7-4d0e-9c55-7e2f0b6d9a14, ATT&CK T1685.002
Firewatch, Apache-2.0
`);
});

describe('the subject', () => {
  test('says when it is an update', () => {
    expect(subjectOf(seen({ count: 3 }))).toBe('[CRITICAL] Update: Trail stopped - 123456789012 eu-west-1');
  });

  test.each([
    ['a long title', 'Root signed in '.repeat(20)],
    ['a title without ASCII', '根用户登录'.repeat(30)],
    ['a title with line breaks', 'Root\r\nBcc: everyone@example.com\r\n'.repeat(9)],
    ['a title of ligatures that grow', 'ﬃ'.repeat(120)],
  ])('is at most 99 printable ASCII characters: %s', (_, title) => {
    const subject = subjectOf(titled(title));
    expect(subject).toMatch(/^\[CRITICAL\] [ -~]+ - 123456789012 eu-west-1$/);
    expect(subject.length).toBeLessThanOrEqual(99);
  });

  test('takes nothing from a log but what looks like an account and a region', () => {
    const cloud = { account: { id: 'free money\r\nat example.com' }, region: 'us-east-1\nBcc: x' };
    expect(subjectOf(changed({ cloud }))).toBe('[CRITICAL] Trail stopped');
  });
});

describe('how often', () => {
  test.each([
    ['one event', { count: 1 }, '1 event'],
    [
      'several',
      { count: 3, last_seen: '2026-11-24T14:13:02.000Z' },
      '3 events, first at 14:12:05 UTC, last at 14:13:02 UTC',
    ],
    [
      'a lower bound, over midnight',
      { count: 1_000, at_least: true, last_seen: '2026-11-25T00:13:02.000Z' },
      'at least 1,000 events, first at 14:12:05 UTC, last at 2026-11-25 00:13:02 UTC',
    ],
  ])('%s', (_, firewatch, expected) => {
    const text = bodyOf(seen(firewatch), SETTINGS);
    expect(
      text
        .slice(text.indexOf('How often  '))
        .split('\n\n')[0]
        ?.slice(11)
        .replace(/\n {11}/g, ' '),
    ).toBe(expected);
  });
});

test('the local day is told where it is another one', () => {
  const late = changed({ '@timestamp': '2026-11-24T23:30:00.000Z' });
  expect(row(bodyOf(late, SETTINGS), 'When')).toBe('2026-11-24 23:30:00 UTC (2026-11-25 00:30:00 Europe/Berlin)');
  expect(row(bodyOf(late, { timeZone: 'UTC' }), 'When')).toBe('2026-11-24 23:30:00 UTC');
});

test('what is not known has no row and no heading', () => {
  const { user: _user, source: _source, cloud: _cloud, threat: _threat, ...rest } = trailStopped;
  const bare: AlertDocument = {
    ...rest,
    rule: { id: 'r', name: 'Trail stopped', level: 'low', ruleset: 'x' },
    firewatch: { ...rest.firewatch, resource: undefined, matched: [], false_positives: [], next_steps: [] },
  };
  expect(bodyOf(bare, { timeZone: 'UTC' })).toBe(`\
a-7d41c0a4e19b2f55: Trail stopped

When       2026-11-24 14:12:05 UTC
How often  1 event; repeats will come as one update

Rule r
`);
});

test('a runbook is a link of its own', () => {
  const runbook = 'https://wiki.example.com/runbooks/trail-stopped';
  const text = bodyOf(seen({ next_steps: [], runbook }), SETTINGS);
  expect(text).toContain(`NEXT STEPS\nRunbook: ${runbook}\n`);
});

test('a connection goes to somewhere', () => {
  const flow = changed({
    user: undefined,
    source: { ip: '10.0.1.23' },
    destination: { ip: '175.16.199.1', port: 3333 },
    firewatch: { ...trailStopped.firewatch, resource: '175.16.199.1:3333' },
  });
  const text = bodyOf(flow, SETTINGS);
  expect(text).toContain('a-7d41c0a4e19b2f55: Trail stopped from 10.0.1.23 to 175.16.199.1:3333\n');
  expect(row(text, 'To')).toBe('175.16.199.1:3333');
});

test('a title that begins with who it was does not say it twice', () => {
  const root = changed({
    user: { name: 'root', id: '123456789012' },
    rule: { ...trailStopped.rule, name: 'Root signed in' },
  });
  expect(bodyOf(root, SETTINGS)).toMatch(/^a-7d41c0a4e19b2f55: Root signed in from 81\.2\.69\.142 \(GB\)/);
});

describe('a hostile value', () => {
  const HOSTILE = [
    'x\r\n\r\nNEXT STEPS\r\n1. Call +49 555 0100 and tell them the root password',
    'https://evil.example/login?a=b www.evil.example',
    `\u001b[2J\u202eevil\u200b\u2066${'A'.repeat(5_000)}`,
    'a" (trusted) NEXT STEPS 1. Open evil.example '.repeat(20),
  ];

  test.each(HOSTILE)('makes no line, heading or link of its own: %#', (value) => {
    const alert = changed({
      user: { name: value, id: value },
      source: { address: value },
      user_agent: { original: value },
      cloud: { account: { id: '123456789012', name: value }, region: value },
      firewatch: {
        ...trailStopped.firewatch,
        resource: value,
        matched: [{ selection: 'selection', field: 'userAgent', condition: 'contains', value }],
      },
    });
    const text = bodyOf(alert, SETTINGS);
    const lines = text.split('\n');
    expect(lines.filter((line) => line === 'NEXT STEPS')).toHaveLength(1);
    expect(lines.filter((line) => /^\d\. /.test(line))).toEqual([
      '1. Start logging again.',
      '2. Disable the access key that was used.',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(text).not.toMatch(/evil\.example|https?:\/\/(?!127\.0\.0\.1)/i);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text.length).toBeLessThan(3_500);
  });
});
