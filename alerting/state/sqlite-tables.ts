import type { DatabaseSync } from 'node:sqlite';
import type { StateItem } from './items.ts';

/** The tables of the state store, one function each. All run inside a transaction; `now` decides what has expired. */

export function itemsOf(database: DatabaseSync) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS items (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, due INTEGER,
      expires_at INTEGER NOT NULL, item TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS items_due ON items (due) WHERE due IS NOT NULL`);
  const find = database.prepare('SELECT item FROM items WHERE key = ? AND expires_at > ?');
  const save = database.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)');
  const overdue = database.prepare('SELECT key FROM items WHERE due <= ? AND expires_at > ? ORDER BY due, key');
  const prune = database.prepare('DELETE FROM items WHERE expires_at <= ?');

  const get = (key: string, now: number): StateItem | undefined => {
    const row = find.get(key, now);
    return row && (JSON.parse(String(row['item'])) as StateItem);
  };
  const put = (key: string, item: StateItem): true => {
    save.run(key, item.revision, item.due ?? null, item.expiresAt, JSON.stringify(item));
    return true;
  };
  return {
    get,
    claim: (key: string, item: StateItem, now: number): boolean => get(key, now) === undefined && put(key, item),
    update: (key: string, revision: number, item: StateItem, now: number): boolean =>
      get(key, now)?.revision === revision && put(key, item),
    dueKeys: (before: number, now: number): readonly string[] => overdue.all(before, now).map(({ key }) => String(key)),
    prune: (now: number): void => void prune.run(now),
  };
}

export function seenOf(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, event_id TEXT NOT NULL, last INTEGER NOT NULL,
    expires_at INTEGER NOT NULL) WITHOUT ROWID`);
  const find = database.prepare('SELECT event_id, last FROM seen WHERE key = ?');
  const save = database.prepare('INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)');
  const prune = database.prepare('DELETE FROM seen WHERE expires_at <= ?');
  return {
    firstSeen(key: string, at: number, eventId: string, window: number, now: number): 'first' | 'known' {
      const row = find.get(key);
      const last = row && Number(row['last']);
      const fresh = last === undefined || last < at - window;
      const first = fresh ? eventId : String(row?.['event_id']);
      save.run(key, first, Math.max(at, last ?? at), now + window);
      return first === eventId ? 'first' : 'known';
    },
    prune: (now: number): void => void prune.run(now),
  };
}

export function countsOf(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, count INTEGER NOT NULL,
    expires_at INTEGER NOT NULL) WITHOUT ROWID`);
  const find = database.prepare('SELECT count FROM counts WHERE key = ? AND expires_at > ?');
  const save = database.prepare('INSERT OR REPLACE INTO counts VALUES (?, ?, ?)');
  const prune = database.prepare('DELETE FROM counts WHERE expires_at <= ?');
  return {
    count(key: string, by: number, expiresAt: number, now: number): number {
      const sum = Number(find.get(key, now)?.['count'] ?? 0) + by;
      save.run(key, sum, expiresAt);
      return sum;
    },
    prune: (now: number): void => void prune.run(now),
  };
}
