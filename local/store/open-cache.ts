import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { raw, sql } from '../../dashboards/compile/sql/statement.ts';
import { type Database, openDatabase } from './database.ts';
import { isAbsent, reasonOf, StoreError } from './store-error.ts';
import { allTables, createStatements, versionOf } from './tables.ts';

const CACHE = 'firewatch.duckdb';
const DAMAGED = `${CACHE}.damaged`;

const LOCKED = /set lock on file/i;
const HOLDER = /\(PID (\d+)\)/;

const DAMAGE =
  /not a valid DuckDB|corrupt|not read enough bytes|replaying WAL|serializ|version number|checksum|internal error|fatal error/i;

/** The tables were made for another field catalogue, or by a version of this store that made others. */
class OutdatedError extends Error {}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reads every block once, so that damage shows here, where it can be mended. */
async function check(database: Database, schema: Schema): Promise<void> {
  for (const table of allTables(schema)) await database.read(sql`select bit_xor(hash(t)) from ${table} t`);
}

async function prepare(database: Database, schema: Schema): Promise<void> {
  const version = versionOf(schema);
  const [made] = await database.read(
    raw(
      `select count(*) from duckdb_tables() where table_name = 'schema_version' and database_name = current_database()`,
    ),
  );
  if (Number(made?.[0]) > 0) {
    const [row] = await database.read(raw('select version from schema_version'));
    if (row?.[0] !== version) throw new OutdatedError();
    return check(database, schema);
  }
  await database.transaction(async () => {
    for (const statement of createStatements(schema)) await database.change(statement);
    await database.change(sql`insert into schema_version values (${version})`);
  });
}

async function attempt(folder: string, schema: Schema): Promise<Database> {
  const database = await openDatabase(join(folder, CACHE), folder);
  try {
    await prepare(database, schema);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function unlessAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error;
}

async function setAside(folder: string): Promise<void> {
  for (const suffix of ['', '.wal']) {
    await rm(join(folder, DAMAGED + suffix), { force: true });
    await rename(join(folder, CACHE + suffix), join(folder, DAMAGED + suffix)).catch(unlessAbsent);
  }
}

async function discard(folder: string): Promise<void> {
  for (const suffix of ['', '.wal']) await rm(join(folder, CACHE + suffix), { force: true });
}

function lockedError(folder: string, message: string): StoreError {
  const holder = HOLDER.exec(message)?.[1];
  const who = holder === undefined ? 'another process' : `another process (${holder})`;
  return new StoreError(`${who} uses the store in ${folder}: stop it first or choose another folder`);
}

/** Opens DuckDB's file; one that is damaged or outdated is made anew, empty, and told about in one sentence. */
export async function openCache(
  folder: string,
  schema: Schema,
  onNotice: (sentence: string) => void,
): Promise<Database> {
  try {
    return await attempt(folder, schema);
  } catch (error) {
    const message = messageOf(error);
    if (LOCKED.test(message)) throw lockedError(folder, message);
    if (error instanceof OutdatedError) {
      onNotice("the store's tables are of another version: they are made anew from the segments");
      await discard(folder);
    } else if (DAMAGE.test(message)) {
      onNotice(`${CACHE} is damaged and was set aside as ${DAMAGED}: it is made anew from the segments`);
      await setAside(folder);
    } else throw new StoreError(`the store in ${folder} can't be opened: ${reasonOf(error)}`);
  }
  return attempt(folder, schema);
}
