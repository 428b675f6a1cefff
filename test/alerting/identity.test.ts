import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '../../alerting/feed.ts';
import { groupOf } from '../../alerting/fingerprint.ts';
import { entryOf, entryTime, identityOf } from '../../alerting/identity.ts';
import { NOW } from './alerts.ts';
import { feedEvent } from './feed-messages.ts';

const HOUR = 3_600_000;
const event = feedEvent({ id: 'e1', at: NOW, action: 'GetTrail', user: 'alice' });
const ACCOUNT = { 'cloud.account.id': '123456789012' };

describe('the group of an event', () => {
  const { user: _, ...nobody } = event;
  const { source: _source, ...nowhere } = nobody;

  test.each<[string, FeedEvent, object]>([
    ['is the user in the account', event, { ...ACCOUNT, 'user.id': 'AIDAALICE' }],
    [
      'is the role, whatever its sessions are called',
      { ...event, user: { id: 'AROAEXAMPLE:evening' } },
      { ...ACCOUNT, 'user.id': 'AROAEXAMPLE' },
    ],
    ['is the address where there is no user', nobody, { ...ACCOUNT, 'source.ip': '81.2.69.142' }],
    ['is the resource where there is no address either', nowhere, { ...ACCOUNT, resource: 'org-trail' }],
    ['is the account where there is nothing', { ...nowhere, aws: {} }, ACCOUNT],
  ])('%s', (_name, document, group) => {
    expect(groupOf(document, undefined)).toEqual(group);
  });

  test('is what the rule says; a list is its members, and what is absent is left out', () => {
    const field = (name: string, value: unknown) => ({ name, read: () => value });
    const fields = [
      field('a', ['x', 'y']),
      field('b', undefined),
      field('c', 22),
      field('d', { e: 1 }),
      field('f', []),
    ];
    expect(groupOf(event, fields)).toEqual({ a: 'x, y', c: '22', d: '{"e":1}' });
  });
});

describe('an identity', () => {
  test('is the rule, the group and the window', () => {
    const identity = identityOf('rule', { user: 'alice' }, NOW, HOUR);
    expect(identity.start).toBe(Math.floor(NOW / HOUR) * HOUR);
    expect(identity.end - identity.start).toBe(HOUR);
    expect(identity.id).toMatch(/^a-[0-9a-f]{16}$/);
    expect(identityOf('rule', { user: 'alice' }, identity.start, HOUR)).toEqual(identity);
    expect(identityOf('rule', { user: 'alice' }, identity.end - 1, HOUR)).toEqual(identity);
  });

  test('is another one for another rule, group, value or window', () => {
    const identities = [
      identityOf('rule', { user: 'alice' }, NOW, HOUR),
      identityOf('other', { user: 'alice' }, NOW, HOUR),
      identityOf('rule', { user: 'bob' }, NOW, HOUR),
      identityOf('rule', { role: 'alice' }, NOW, HOUR),
      identityOf('rule', { user: 'alice', role: '' }, NOW, HOUR),
      identityOf('rule', { user: 'alice' }, NOW + HOUR, HOUR),
    ];
    expect(new Set(identities.map(({ id }) => id)).size).toBe(identities.length);
  });

  test('does not depend on the order of the fields', () => {
    expect(identityOf('rule', { a: '1', b: '2' }, NOW, HOUR)).toEqual(
      identityOf('rule', { b: '2', a: '1' }, NOW, HOUR),
    );
  });
});

test('an entry tells when, is the same for the same event and short', () => {
  const start = Math.floor(NOW / HOUR) * HOUR;
  expect(entryTime(start, entryOf(start, NOW, 'e1'))).toBe(NOW);
  expect(entryOf(start, NOW, 'e1')).toBe(entryOf(start, NOW, 'e1'));
  expect(entryOf(start, NOW, 'e1')).not.toBe(entryOf(start, NOW, 'e2'));
  expect(entryOf(start, start + 7 * 24 * HOUR - 1, 'x'.repeat(500)).length).toBeLessThanOrEqual(18);
});
