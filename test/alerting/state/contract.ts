import { beforeEach, describe, expect, test } from 'vitest';
import type { AlertState } from '../../../alerting/state/items.ts';
import type { StateStore } from '../../../alerting/state/state-store.ts';
import { NOW, stateOf } from '../alerts.ts';

/** A clock that the test moves. Epoch milliseconds. */
export interface TestClock {
  now: number;
}

const HOUR = 3_600_000;
const OPTIONS = { limit: 5, expiresAt: NOW + HOUR };

const dueKeys = async (store: StateStore, before: number): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { key } of store.due(before)) keys.push(key);
  return keys;
};

/** What every state store promises. `open` gives an empty store that reads the clock. */
export function describeStateStore(name: string, open: (clock: TestClock) => Promise<StateStore>): void {
  describe(name, () => {
    const clock = { now: NOW };
    let store: StateStore;

    beforeEach(async () => {
      clock.now = NOW;
      store = await open(clock);
    });

    const entries = async (key: string) => [...((await store.read([key])).get(key)?.entries ?? [])].sort();

    test('a set holds each entry once, whatever is added again', async () => {
      await store.add('w#1', ['a', 'b'], OPTIONS);
      const set = await store.add('w#1', ['b', 'c', 'c'], OPTIONS);
      expect([...set.entries].sort()).toEqual(['a', 'b', 'c']);
      expect(set.saturated).toBe(false);
      expect(await entries('w#1')).toEqual(['a', 'b', 'c']);
    });

    test('a set that has reached its limit takes no more and says so', async () => {
      await store.add('w#1', ['a', 'b', 'c', 'd'], OPTIONS);
      const reached = await store.add('w#1', ['e', 'f'], OPTIONS);
      expect(reached.saturated).toBe(true);
      const after = await store.add('w#1', ['g'], OPTIONS);
      expect(after.saturated).toBe(true);
      expect([...after.entries].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      expect((await store.read(['w#1'])).get('w#1')?.saturated).toBe(true);
    });

    test('reading leaves out what is not there', async () => {
      await store.add('w#1', ['a'], OPTIONS);
      expect([...(await store.read(['w#0', 'w#1', 'w#2'])).keys()]).toEqual(['w#1']);
      expect((await store.read([])).size).toBe(0);
    });

    test('many keys are read at once', async () => {
      const keys = Array.from({ length: 130 }, (_, at) => `w#${at}`);
      await Promise.all(keys.map((key) => store.add(key, [key], OPTIONS)));
      expect([...(await store.read(keys)).keys()].sort()).toEqual([...keys].sort());
    });

    test('a set that has expired is gone, and the next entry begins a new one', async () => {
      await store.add('w#1', ['a'], OPTIONS);
      clock.now = OPTIONS.expiresAt;
      expect((await store.read(['w#1'])).size).toBe(0);
      const set = await store.add('w#1', ['b'], { limit: 5, expiresAt: clock.now + HOUR });
      expect(set.entries).toEqual(['b']);
    });

    test('of two that add at the same time, the later sees both', async () => {
      const sets = await Promise.all(['a', 'b', 'c'].map((entry) => store.add('w#1', [entry], OPTIONS)));
      expect(Math.max(...sets.map((set) => set.entries.length))).toBe(3);
    });

    test('an alert is claimed once, however many try', async () => {
      const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim('a#1', stateOf('a#1'))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.get('a#1')).toEqual(stateOf('a#1'));
    });

    test('a claim that has expired can be made again', async () => {
      await store.claim('a#1', stateOf('a#1', { expiresAt: NOW + HOUR }));
      clock.now = NOW + HOUR;
      expect(await store.get('a#1')).toBeUndefined();
      expect(await dueKeys(store, Number.POSITIVE_INFINITY)).toEqual([]);
      expect(await store.claim('a#1', stateOf('a#1'))).toBe(true);
    });

    test('an alert that is not there cannot be updated', async () => {
      expect(await store.update('a#1', 1, stateOf('a#1'))).toBe(false);
      expect(await store.get('a#1')).toBeUndefined();
    });

    test('an update holds only where the revision is the one that was read', async () => {
      await store.claim('a#1', stateOf('a#1'));
      const sent = (revision: number): AlertState => stateOf('a#1', { revision, status: 'sent' });
      const updates = await Promise.all([store.update('a#1', 1, sent(2)), store.update('a#1', 1, sent(2))]);
      expect(updates.filter(Boolean)).toHaveLength(1);
      expect(await store.update('a#1', 1, sent(2))).toBe(false);
      expect(await store.update('a#1', 2, sent(3))).toBe(true);
      expect(await store.get('a#1')).toEqual(sent(3));
    });

    test('what is due comes in its order, and what has no due time never', async () => {
      await store.claim('a#late', stateOf('a#late', { due: NOW + 2 }));
      await store.claim('a#soon', stateOf('a#soon', { due: NOW + 1 }));
      await store.claim('a#done', stateOf('a#done', { due: undefined }));
      await store.claim('a#next', stateOf('a#next', { due: NOW + 3 }));
      expect(await dueKeys(store, NOW)).toEqual([]);
      expect(await dueKeys(store, NOW + 2)).toEqual(['a#soon', 'a#late']);
      expect(await dueKeys(store, Number.POSITIVE_INFINITY)).toEqual(['a#soon', 'a#late', 'a#next']);
    });

    test('an alert leaves what is due when its update has no due time', async () => {
      await store.claim('a#1', stateOf('a#1'));
      await store.update('a#1', 1, stateOf('a#1', { revision: 2, due: undefined }));
      expect(await dueKeys(store, Number.POSITIVE_INFINITY)).toEqual([]);
    });

    test('a change while what is due is read ends the reading all the same', async () => {
      for (const key of ['a#1', 'a#2', 'a#3']) await store.claim(key, stateOf(key));
      let seen = 0;
      for await (const alert of store.due(Number.POSITIVE_INFINITY)) {
        seen++;
        await store.update(alert.key, 1, { ...alert, revision: 2, due: (alert.due ?? 0) + 1 });
      }
      expect(seen).toBe(3);
    });

    test('a value is first once, and again for the same event', async () => {
      const window = { window: 30 * 86_400_000 };
      expect(await store.firstSeen('f#1', NOW, 'e1', window)).toBe('first');
      expect(await store.firstSeen('f#1', NOW + 1, 'e2', window)).toBe('known');
      expect(await store.firstSeen('f#1', NOW, 'e1', window)).toBe('first');
      expect(await store.firstSeen('f#2', NOW, 'e2', window)).toBe('first');
    });

    test('a value is first again when it was not seen for a whole window', async () => {
      const window = { window: HOUR };
      await store.firstSeen('f#1', NOW, 'e1', window);
      expect(await store.firstSeen('f#1', NOW + HOUR, 'e2', window)).toBe('known');
      expect(await store.firstSeen('f#1', NOW + 3 * HOUR, 'e3', window)).toBe('first');
    });

    test('of several events that bring a value at the same time, one is first', async () => {
      const window = { window: HOUR };
      const events = ['e1', 'e2', 'e3', 'e4', 'e5'];
      const answers = await Promise.all(events.map((id) => store.firstSeen('f#1', NOW, id, window)));
      expect(answers.filter((answer) => answer === 'first')).toHaveLength(1);
      const first = events[answers.indexOf('first')] ?? '';
      expect(await store.firstSeen('f#1', NOW, first, window)).toBe('first');
    });

    test('two that add to an expired set at the same time begin one new set', async () => {
      await store.add('w#1', ['old'], OPTIONS);
      clock.now = OPTIONS.expiresAt;
      const options = { limit: 5, expiresAt: clock.now + HOUR };
      await Promise.all(['a', 'b', 'c'].map((entry) => store.add('w#1', [entry], options)));
      expect(await entries('w#1')).toEqual(['a', 'b', 'c']);
    });

    test('an expired item cannot be updated', async () => {
      await store.claim('a#1', stateOf('a#1', { expiresAt: NOW + HOUR }));
      clock.now = NOW + HOUR;
      expect(await store.update('a#1', 1, stateOf('a#1', { revision: 2 }))).toBe(false);
    });

    test('adding nothing changes nothing', async () => {
      expect((await store.add('w#1', [], OPTIONS)).entries).toEqual([]);
      await store.add('w#1', ['a'], OPTIONS);
      expect((await store.add('w#1', [], OPTIONS)).entries).toEqual(['a']);
    });

    test('keys and entries hold any text', async () => {
      const key = 'w#rule\'"#ä 😀#1';
      await store.add(key, ['0:1:a-b_c', "it's", 'ü'], OPTIONS);
      expect(await entries(key)).toEqual(['0:1:a-b_c', "it's", 'ü']);
    });

    test('counts that are added at the same time are all in the sum', async () => {
      const sums = await Promise.all([1, 2, 3, 4].map((by) => store.count('n#1', by, NOW + HOUR)));
      expect(Math.max(...sums)).toBe(10);
    });

    test('a count adds up until it expires', async () => {
      expect(await store.count('n#1', 1, NOW + HOUR)).toBe(1);
      expect(await store.count('n#1', 2, NOW + HOUR)).toBe(3);
      expect(await store.count('n#2', 5, NOW + HOUR)).toBe(5);
      clock.now = NOW + HOUR;
      expect(await store.count('n#1', 1, NOW + 2 * HOUR)).toBe(1);
    });
  });
}
