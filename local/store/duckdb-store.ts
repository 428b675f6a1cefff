import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Schema, schemaOf } from '../../dashboards/compile/sql/schema.ts';
import type { DocumentText, EventStore } from '../../dashboards/query.ts';
import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';
import { catalogues } from '../../transforms/sources/catalogue.ts';
import type { Database } from './database.ts';
import { createReader } from './documents.ts';
import { createEventReader, type EventReader } from './event-reader.ts';
import { createIntake, type Intake } from './intake.ts';
import { openCache } from './open-cache.ts';
import { createQuarantine, type Quarantine } from './quarantine.ts';
import { createQuestions, type Questions } from './questions.ts';
import { missingDocuments, type ReconcileOptions, type Reconciliation, reconcile } from './reconcile.ts';
import { recover } from './recover.ts';
import { openSegmentIndex } from './segment-index.ts';
import { type AppendBytes, openSegments } from './segments.ts';
import { StoreError } from './store-error.ts';

export interface EventStoreOptions {
  /** Made when needed. Holds `segments/`, which is the data, and `firewatch.duckdb`, which can be deleted. */
  readonly folder: string;
  /** What the user should know, one sentence each: torn lines, a cache made anew. */
  onNotice?(sentence: string): void;
  readonly now?: () => number;
  readonly catalogues?: Readonly<Record<string, FieldCatalogue>>;
  /** How a segment is written; for tests of a full disk. */
  readonly append?: AppendBytes;
}

/** `EventStore` on DuckDB over segments, and what the console and the command line ask of it beyond that. */
export interface LocalEventStore extends EventStore, Questions, Quarantine {
  /** Compares the lake's documents with what is stored, by source and hour of event time. */
  reconcile(lake: LakeDocuments, options?: ReconcileOptions): Promise<readonly Reconciliation[]>;
  /** Those of the lake's documents that a reconciliation found missing: append them. */
  resend(lake: LakeDocuments, found: readonly Reconciliation[]): LakeDocuments;
}

export type LakeDocuments = AsyncIterable<readonly DocumentText[]>;

// DuckDB's lock keeps other processes out, not this one.
const inUse = new Set<string>();

/** One after the other, whatever became of the one before. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

const counted = (n: number, one: string, many: string): string =>
  (n === 1 ? one : many).replace('#', n.toLocaleString('en-US'));

async function openParts(folder: string, schema: Schema, options: EventStoreOptions): Promise<Parts> {
  const notice = (sentence: string): void => options.onNotice?.(sentence);
  const database = await openCache(folder, schema, notice);
  try {
    const segments = await openSegments(join(folder, 'segments'), {
      onTorn: (path, bytes) =>
        notice(`${path} ended in an unfinished line: ${counted(bytes, '# byte was', '# bytes were')} cut off`),
      ...(options.append === undefined ? {} : { append: options.append }),
    });
    const index = await openSegmentIndex(database);
    const now = options.now ?? Date.now;
    const intake = createIntake({ folder, database, segments, index, schema, now });
    const recovery = await recover({ database, segments, index, schema, intake });
    if (recovery.read > 0)
      notice(`${counted(recovery.read, '# document was', '# documents were')} read from the segments again`);
    if (recovery.forgotten > 0)
      notice(
        counted(
          recovery.forgotten,
          '# document was dropped, because its segment is gone',
          '# documents were dropped, because their segment is gone',
        ),
      );
    const read = createReader(segments, index);
    return {
      database,
      intake,
      answers: {
        ...createQuestions(database, schema),
        ...createEventReader(database, schema, read),
        ...createQuarantine(database, read),
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Parts {
  readonly database: Database;
  readonly intake: Intake;
  readonly answers: Questions & EventReader & Quarantine;
}

/**
 * Opens the store of a folder, or makes it. What a killed process left behind is read again from the segments.
 * Throws StoreError: where another process uses the folder, or the disk refuses.
 */
export async function openEventStore(options: EventStoreOptions): Promise<LocalEventStore> {
  await mkdir(options.folder, { recursive: true });
  const folder = await realpath(options.folder);
  if (inUse.has(folder)) throw new StoreError(`this process has opened the store in ${folder} already`);
  inUse.add(folder);
  try {
    const schema = schemaOf(options.catalogues ?? catalogues);
    const { database, intake, answers } = await openParts(folder, schema, options);
    const turn = inTurn();
    return {
      ...answers,
      reconcile: (lake, choice = {}) => reconcile(lake, choice, schema, database),
      resend: (lake, found) => missingDocuments(lake, found, schema),
      append: (documents) => turn(() => intake.append(documents)),
      close: () =>
        turn(async () => {
          database.close();
          inUse.delete(folder);
        }),
    };
  } catch (error) {
    inUse.delete(folder);
    throw error;
  }
}
