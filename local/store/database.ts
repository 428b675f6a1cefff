import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api';
import { NETWORK_MACROS } from '../../dashboards/compile/sql/network.ts';
import { type Parameter, type Statement, textOf } from '../../dashboards/compile/sql/statement.ts';
import { untilStopped } from './order.ts';

export type Row = readonly unknown[];

export interface Connection {
  read(statement: Statement): Promise<readonly Row[]>;
  /** The number of rows that changed. */
  change(statement: Statement): Promise<number>;
}

/**
 * One DuckDB file. Reads run beside each other and beside the one writer, each on what was committed before;
 * changes are made one after the other, on the writer's connection.
 */
export interface Database extends Connection {
  /** All of the changes in `work`, or none of them. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** A connection with temporary tables of its own, closed after `work`. */
  session<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** When what is under way has ended; what is asked later is refused. */
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, DuckDBType>> = {
  string: VARCHAR,
  number: DOUBLE,
  bigint: BIGINT,
  boolean: BOOLEAN,
};

const typesOf = (values: readonly Parameter[]): DuckDBType[] => values.map((value) => TYPES[typeof value] ?? VARCHAR);

const READERS = 2;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The files of `folder` and nothing else, no extensions from the network, and no way to change that later. */
const lockedTo = (folder: string): readonly string[] => [
  `set allowed_directories = [${literal(`${folder}/`)}]`,
  'set enable_external_access = false',
  'set lock_configuration = true',
];

/**
 * Writers wait for a checkpoint: 64 MB of changes, which hold no documents, take a fraction of a second.
 * Two threads, because the console and the transforms live on the same machine.
 */
const options = (folder: string): Record<string, string> => ({
  memory_limit: '256MB',
  threads: '2',
  checkpoint_threshold: '64MB',
  temp_directory: `${folder}/spill`,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
});

const over = (connection: DuckDBConnection): Connection => ({
  async read(statement) {
    const { values } = statement;
    const reader = await connection.runAndReadAll(textOf(statement), [...values], typesOf(values));
    return reader.getRowsJS();
  },
  async change(statement) {
    const { values } = statement;
    const { rowsChanged } = await connection.run(textOf(statement), [...values], typesOf(values));
    return rowsChanged;
  },
});

async function inTransaction<T>(writer: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await writer.run('begin transaction');
  try {
    const result = await work();
    await writer.run('commit');
    return result;
  } catch (error) {
    // A transaction that failed to commit is gone already; its own error is the one to tell.
    await writer.run('rollback').catch(() => undefined);
    throw error;
  }
}

async function inSession<T>(instance: DuckDBInstance, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(over(connection));
  } finally {
    connection.closeSync();
  }
}

async function connect(instance: DuckDBInstance, folder: string) {
  const writer = await instance.connect();
  for (const statement of [...NETWORK_MACROS, ...lockedTo(folder)]) await writer.run(statement);
  const readers: DuckDBConnection[] = [];
  while (readers.length < READERS) readers.push(await instance.connect());
  return { writer, readers };
}

/** Opens or makes the file. Throws DuckDB's own error where it is locked or damaged. */
export async function openDatabase(path: string, folder: string): Promise<Database> {
  const instance = await DuckDBInstance.create(path, options(folder));
  const { writer, readers } = await connect(instance, folder).catch((error: unknown) => {
    instance.closeSync();
    throw error;
  });
  const { run, stop } = untilStopped();
  let turn = 0;
  return {
    read: (statement) => run(() => over(readers[turn++ % READERS] ?? writer).read(statement)),
    change: (statement) => run(() => over(writer).change(statement)),
    transaction: (work) => inTransaction(writer, work),
    session: (work) => run(() => inSession(instance, work)),
    async close() {
      await stop();
      for (const connection of [writer, ...readers]) connection.closeSync();
      instance.closeSync();
    },
  };
}
