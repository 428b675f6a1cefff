import type { DatabaseSync } from 'node:sqlite';
import type { AddOptions, EntrySet } from './state-store.ts';

const END = '\n';

const entriesIn = (text: string): readonly string[] => (text === END ? [] : text.slice(1, -1).split(END));

interface Row {
  readonly text: string;
  readonly size: number;
  readonly fullAt: number;
}

/** Adds what is not there, as far as there is room when the write begins. */
function merged({ text, size }: Pick<Row, 'text' | 'size'>, entries: readonly string[]): Pick<Row, 'text' | 'size'> {
  let [whole, count] = [text, size];
  for (const entry of entries) {
    if (whole.includes(END + entry + END)) continue;
    whole += entry + END;
    count++;
  }
  return { text: whole, size: count };
}

const setOf = ({ text, size, fullAt }: Row): EntrySet => ({ entries: entriesIn(text), saturated: size >= fullAt });

/** Sets of entries, one row each: the entries are lines of one text. Runs inside a transaction. */
export function setsOf(database: DatabaseSync) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS sets (key TEXT PRIMARY KEY, entries TEXT NOT NULL, size INTEGER NOT NULL,
      full_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID`);
  const find = database.prepare('SELECT entries, size, full_at FROM sets WHERE key = ? AND expires_at > ?');
  const save = database.prepare('INSERT OR REPLACE INTO sets VALUES (?, ?, ?, ?, ?)');
  find.setReturnArrays(true);
  const prune = database.prepare('DELETE FROM sets WHERE expires_at <= ?');

  const rowOf = (key: string, now: number): Row | undefined => {
    const row = find.get(key, now) as readonly [string, number, number] | undefined;
    return row && { text: row[0], size: row[1], fullAt: row[2] };
  };

  return {
    read(key: string, now: number): EntrySet | undefined {
      const row = rowOf(key, now);
      return row && setOf(row);
    },
    add(key: string, entries: readonly string[], { limit, expiresAt }: AddOptions, now: number): EntrySet {
      const before = rowOf(key, now) ?? { text: END, size: 0 };
      const after = before.size < limit ? merged(before, entries) : before;
      save.run(key, after.text, after.size, limit, expiresAt);
      return setOf({ ...after, fullAt: limit });
    },
    prune: (now: number): void => void prune.run(now),
  };
}
