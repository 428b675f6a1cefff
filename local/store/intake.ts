import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import type { AppendResult, DocumentText } from '../../dashboards/query.ts';
import { type Arrival, arrivalOf, QUARANTINE } from './arrival.ts';
import type { Database } from './database.ts';
import { insertEvents, insertQuarantined, readableLines, type Spool } from './insert.ts';
import { knownIds, noteRepeats } from './known.ts';
import type { SegmentIndex } from './segment-index.ts';
import type { SegmentLine } from './segment-lines.ts';
import type { Placement, Segments } from './segments.ts';
import { type Located, spoolLine } from './spool-line.ts';
import { reasonOf, StoreError } from './store-error.ts';

export interface IntakeParts {
  readonly folder: string;
  readonly database: Database;
  readonly segments: Segments;
  readonly index: SegmentIndex;
  readonly schema: Schema;
  readonly now: () => number;
}

/** Documents by table; the ids of one table are all different. */
type Batch<T> = ReadonlyMap<string, readonly T[]>;

/** The first of each id, without those that the table has already. */
async function freshOf(table: string, arrivals: readonly Arrival[], database: Database): Promise<readonly Arrival[]> {
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) if (!first.has(arrival.id)) first.set(arrival.id, arrival);
  const known = await knownIds(table, [...first.keys()], database);
  return [...first.values()].filter(({ id }) => !known.has(id));
}

async function freshByTable(arrivals: readonly Arrival[], database: Database): Promise<Batch<Arrival>> {
  const fresh = new Map<string, readonly Arrival[]>();
  for (const [table, some] of Map.groupBy(arrivals, ({ table }) => table)) {
    const rows = await freshOf(table, some, database);
    if (rows.length > 0) fresh.set(table, rows);
  }
  return fresh;
}

const countOf = (batch: Batch<unknown>): number => [...batch.values()].reduce((sum, some) => sum + some.length, 0);

const linesOf = (arrivals: readonly Arrival[]): Uint8Array =>
  Buffer.from(arrivals.map(({ text }) => `${text}\n`).join(''));

/** Where each document's line stands, from the first one on. */
function locate(arrivals: readonly Arrival[], segment: number, first: number): readonly Located[] {
  let offset = first;
  return arrivals.map((arrival) => {
    const length = Buffer.byteLength(arrival.text);
    const located = { arrival, segment, offset, length };
    offset += length + 1;
    return located;
  });
}

const endOf = (located: readonly Located[]): number => {
  const last = located.at(-1);
  return last === undefined ? 0 : last.offset + last.length + 1;
};

export interface Intake {
  /** Writes documents to their segments, then into the tables. Where it throws StoreError, nothing is kept. */
  append(documents: readonly DocumentText[]): Promise<AppendResult>;
  /** Puts lines that stand in a segment already into the tables, up to `end`. The number of new ones. */
  again(path: string, lines: readonly SegmentLine[], end: number): Promise<number>;
}

export function createIntake(parts: IntakeParts): Intake {
  const { database, segments, index, schema, folder, now } = parts;
  const knows = (source: string): boolean => Object.hasOwn(schema.sources, source);

  async function spool(lines: readonly string[]): Promise<Spool> {
    const path = join(folder, 'batch.ndjson');
    await writeFile(path, lines.join(''));
    return { path, longest: lines.reduce((longest, line) => Math.max(longest, Buffer.byteLength(line)), 0) };
  }

  const insert = (table: string, file: Spool, ingested: number | undefined): Promise<number> =>
    database.change(
      table === QUARANTINE
        ? insertQuarantined(file, ingested)
        : insertEvents(file, table, schema.sources[table] ?? {}, ingested),
    );

  /** What DuckDB could not read is found by its id, its time and its text: it is not lost. */
  async function insertAll(table: string, located: readonly Located[], ingested: number | undefined): Promise<void> {
    const file = await spool(located.map((document) => spoolLine(document)));
    const inserted = await insert(table, file, ingested);
    if (inserted === located.length) return;
    const read = new Set((await database.read(readableLines(file))).map(([offset]) => offset));
    const unread = located.filter(({ offset }) => !read.has(offset));
    await insert(table, await spool(unread.map((document) => spoolLine(document, false))), ingested);
  }

  async function insertPlaced(fresh: Batch<Arrival>, placements: ReadonlyMap<string, Placement>): Promise<void> {
    const ingested = now();
    for (const [table, arrivals] of fresh) {
      const { path, offset } = placements.get(table) ?? { path: '', offset: 0 };
      const located = locate(arrivals, index.numberOf(path), offset);
      await insertAll(table, located, ingested);
      await index.note(path, endOf(located));
    }
  }

  async function append(documents: readonly DocumentText[]): Promise<AppendResult> {
    const time = now();
    const arrivals = documents.map((text) => arrivalOf(text, knows, time));
    const fresh = await freshByTable(arrivals, database);
    const stored = countOf(fresh);
    const lines = new Map([...fresh].map(([table, some]) => [table, linesOf(some)] as const));
    const placements = await segments.write(lines, new Date(time).toISOString().slice(0, 10));
    try {
      await database.transaction(async () => {
        await insertPlaced(fresh, placements);
        await noteRepeats(arrivals, fresh, database);
      });
    } catch (error) {
      await segments.undo(placements.values());
      throw new StoreError(`${reasonOf(error)}: the batch was not stored`, { cause: error });
    }
    return { stored, repeats: documents.length - stored };
  }

  async function again(path: string, lines: readonly SegmentLine[], end: number): Promise<number> {
    const segment = index.numberOf(path);
    const time = now();
    const offsets = new Map(lines.map(({ text, offset }) => [arrivalOf(text, knows, time), offset] as const));
    const fresh = await freshByTable([...offsets.keys()], database);
    await database.transaction(async () => {
      for (const [table, arrivals] of fresh) {
        const located = arrivals.map((arrival) => {
          const length = Buffer.byteLength(arrival.text);
          return { arrival, segment, offset: offsets.get(arrival) ?? 0, length };
        });
        await insertAll(table, located, undefined);
      }
      await index.note(path, end);
    });
    return countOf(fresh);
  }

  return { append, again };
}
