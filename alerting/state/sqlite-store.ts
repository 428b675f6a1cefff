import { DatabaseSync } from 'node:sqlite';
import { createGroupCommit } from './group-commit.ts';
import { setsOf } from './sqlite-sets.ts';
import { countsOf, itemsOf, seenOf } from './sqlite-tables.ts';
import type { EntrySet, StateStore } from './state-store.ts';

export interface SqliteStoreSettings {
  /** A file that is created if need be, or `:memory:`. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface SqliteStore extends StateStore {
  /** Deletes what has expired. */
  prune(): Promise<void>;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
/** Windows of 100,000 groups; read from the disk, each would take longer than all else. */
const CACHE_KIB = 32 * 1024;
/** Pages that change often are written back seldom. */
const CHECKPOINT_PAGES = 8_000;

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${CACHE_KIB};
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  return database;
}

/** The state of the rules in one SQLite file; several stores, also of several processes, may share it. */
export function createSqliteStore({ path, now }: SqliteStoreSettings): SqliteStore {
  const database = open(path);
  const transact = createGroupCommit(database);
  const sets = setsOf(database);
  const items = itemsOf(database);
  const seen = seenOf(database);
  const counts = countsOf(database);

  const readSets = (keys: readonly string[]): ReadonlyMap<string, EntrySet> => {
    const found = new Map<string, EntrySet>();
    for (const key of keys) {
      const set = sets.read(key, now());
      if (set) found.set(key, set);
    }
    return found;
  };

  return {
    add: (key, entries, options) => transact(() => sets.add(key, entries, options, now())),
    read: async (keys) => readSets(keys),
    claim: (key, item) => transact(() => items.claim(key, item, now())),
    get: (key) => transact(() => items.get(key, now())),
    update: (key, revision, item) => transact(() => items.update(key, revision, item, now())),
    firstSeen: (key, at, eventId, { window }) => transact(() => seen.firstSeen(key, at, eventId, window, now())),
    count: (key, by, expiresAt) => transact(() => counts.count(key, by, expiresAt, now())),
    async *due(before) {
      for (const key of await transact(() => items.dueKeys(before, now()))) {
        const item = await transact(() => items.get(key, now()));
        if (item?.due !== undefined && item.due <= before) yield item;
      }
    },
    prune: () =>
      transact(() => {
        for (const table of [sets, items, seen, counts]) table.prune(now());
      }),
    close: () => database.close(),
  };
}
