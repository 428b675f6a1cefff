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
import { inTurn } from './order.ts';
import { createQuarantine, type Quarantine } from './quarantine.ts';
import { createQuestions, type Questions } from './questions.ts';
import { missingDocuments, type ReconcileOptions, type Reconciliation, reconcile } from './reconcile.ts';
import { bytesToRead, type Recovery, recover } from './recover.ts';
import { openSegmentIndex } from './segment-index.ts';
import { type AppendBytes, openSegments, type Segments } from './segments.ts';
import { reasonOf, StoreError } from './store-error.ts';

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

const counted = (n: number, one: string, many: string): string =>
  (n === 1 ? one : many).replace('#', n.toLocaleString('en-US'));

/** Megabytes that take more than a moment to read. */
const LONG_READ = 20;

type Notice = (sentence: string) => void;

function tell({ read, forgotten }: Recovery, notice: Notice): void {
  const was = counted(read, '# document was', '# documents were');
  if (read > 0) notice(`${was} read from the segments again`);
  const gone = counted(forgotten, '# document was dropped, because its', '# documents were dropped, because their');
  if (forgotten > 0) notice(`${gone} segment is gone`);
}

function segmentsOf(folder: string, { append }: EventStoreOptions, notice: Notice): Promise<Segments> {
  const onTorn = (path: string, bytes: number): void =>
    notice(`${path} ended in an unfinished line: ${counted(bytes, '# byte was', '# bytes were')} cut off`);
  return openSegments(join(folder, 'segments'), append === undefined ? { onTorn } : { onTorn, append });
}

interface Parts {
  readonly intake: Intake;
  readonly answers: Questions & EventReader & Quarantine;
}

/** Everything over an open database, its tables in step with the segments. */
async function partsOf(folder: string, database: Database, schema: Schema, options: EventStoreOptions): Promise<Parts> {
  const notice: Notice = (sentence) => options.onNotice?.(sentence);
  const segments = await segmentsOf(folder, options, notice);
  const index = await openSegmentIndex(database);
  const intake = createIntake({ folder, database, segments, index, schema, now: options.now ?? Date.now });
  const megabytes = Math.round(bytesToRead({ segments, index }) / 1e6);
  if (megabytes >= LONG_READ) notice(`reading ${megabytes.toLocaleString('en-US')} MB of segments again`);
  tell(await recover({ database, segments, index, schema, intake }), notice);
  const read = createReader(segments, index);
  const answers = {
    ...createQuestions(database, schema),
    ...createEventReader(database, schema, read),
    ...createQuarantine(database, read),
  };
  return { intake, answers };
}

const openingError = (folder: string, cause: unknown): StoreError =>
  cause instanceof StoreError
    ? cause
    : new StoreError(`the store in ${folder} can't be opened: ${reasonOf(cause)}`, { cause });

async function openIn(folder: string, options: EventStoreOptions): Promise<LocalEventStore> {
  const schema = schemaOf(options.catalogues ?? catalogues);
  const database = await openCache(folder, schema, (sentence) => options.onNotice?.(sentence));
  const { intake, answers } = await partsOf(folder, database, schema, options).catch(async (error: unknown) => {
    await database.close();
    throw openingError(folder, error);
  });
  const turn = inTurn();
  let closing: Promise<void> | undefined;
  return {
    ...answers,
    append: (documents) => turn(() => intake.append(documents)),
    reconcile: (lake, choice = {}) => reconcile(lake, choice, schema, database),
    resend: (lake, found) => missingDocuments(lake, found, schema),
    close() {
      closing ??= turn(() => database.close()).finally(() => inUse.delete(folder));
      return closing;
    },
  };
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
  return openIn(folder, options).catch((error: unknown) => {
    inUse.delete(folder);
    throw error;
  });
}
