import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../../alerting/state/sqlite-store.ts';
import { NOW, stateOf } from '../alerts.ts';
import { describeStateStore } from './contract.ts';

describeStateStore('a state store in memory', async (clock) =>
  createSqliteStore({ path: ':memory:', now: () => clock.now }),
);

describe('a state store in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const open = (name: string, now = NOW) => createSqliteStore({ path: join(folder, name), now: () => now });

  test('remembers after it was closed', async () => {
    const before = open('closed.db');
    await before.claim('a#1', stateOf('a#1'));
    await before.add('w#1', ['a'], { limit: 5, expiresAt: NOW + 1_000 });
    before.close();
    const after = open('closed.db');
    expect(await after.get('a#1')).toEqual(stateOf('a#1'));
    expect((await after.read(['w#1'])).get('w#1')?.entries).toEqual(['a']);
    after.close();
  });

  test('is shared by several who have it open', async () => {
    const stores = [open('shared.db'), open('shared.db'), open('shared.db')];
    const claims = await Promise.all(stores.map((store) => store.claim('a#1', stateOf('a#1'))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    for (const store of stores) store.close();
  });

  test('forgets what has expired when it is told to', async () => {
    const before = open('pruned.db');
    await before.add('w#1', ['a'], { limit: 5, expiresAt: NOW + 1_000 });
    await before.add('w#2', ['a'], { limit: 5, expiresAt: NOW + 3_000 });
    before.close();
    const later = open('pruned.db', NOW + 2_000);
    await later.prune();
    later.close();
    const again = open('pruned.db');
    expect([...(await again.read(['w#1', 'w#2'])).keys()]).toEqual(['w#2']);
    again.close();
  });

  test('a piece of work that fails takes back the whole transaction', async () => {
    const store = open('failing.db');
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const results = await Promise.allSettled([
      store.add('w#1', ['a'], { limit: 5, expiresAt: NOW + 1_000 }),
      store.claim('a#1', stateOf('a#1', { events: [cyclic] })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await store.read(['w#1'])).size).toBe(0);
    expect(await store.claim('a#1', stateOf('a#1'))).toBe(true);
    store.close();
  });
});
