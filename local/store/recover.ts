import type { Schema } from '../../dashboards/compile/sql/schema.ts';
import { identifier, sql } from '../../dashboards/compile/sql/statement.ts';
import type { Database } from './database.ts';
import type { Intake } from './intake.ts';
import type { SegmentIndex } from './segment-index.ts';
import { segmentParts } from './segment-lines.ts';
import type { Segment, Segments } from './segments.ts';
import { documentTables, LENGTH, OFFSET, SEGMENT } from './tables.ts';

export interface Recovery {
  /** Documents that were in the segments and not in the tables. */
  readonly read: number;
  /** Documents that were in the tables and whose segment is gone. */
  readonly forgotten: number;
}

export interface RecoveryParts {
  readonly database: Database;
  readonly segments: Segments;
  readonly index: SegmentIndex;
  readonly schema: Schema;
  readonly intake: Intake;
}

/** Removes the rows of lines that a segment does not hold any more. */
async function forget(path: string, bytes: number, { database, index, schema }: RecoveryParts): Promise<number> {
  let forgotten = 0;
  const segment = BigInt(index.numberOf(path));
  await database.transaction(async () => {
    for (const table of documentTables(schema))
      forgotten += await database.change(sql`delete from ${table} where ${identifier(SEGMENT)} = ${segment}
        and ${identifier(OFFSET)} + ${identifier(LENGTH)} > ${BigInt(bytes)}`);
    await index.note(path, bytes);
  });
  return forgotten;
}

const sizesOf = (segments: readonly Segment[]): ReadonlyMap<string, number> =>
  new Map(segments.map(({ path, bytes }) => [path, bytes]));

/** How much of the segments the tables have not. */
export function bytesToRead({ segments, index }: Pick<RecoveryParts, 'segments' | 'index'>): number {
  const held = sizesOf(index.held());
  return segments.existing.reduce((sum, { path, bytes }) => sum + Math.max(0, bytes - (held.get(path) ?? 0)), 0);
}

/** Brings the tables in step with the segments, which are the truth. */
export async function recover(parts: RecoveryParts): Promise<Recovery> {
  const { segments, index, intake } = parts;
  const sizes = sizesOf(segments.existing);
  const held = sizesOf(index.held());
  let forgotten = 0;
  for (const [path, bytes] of held) {
    const size = sizes.get(path) ?? 0;
    if (size < bytes) forgotten += await forget(path, size, parts);
  }
  let read = 0;
  for (const segment of segments.existing)
    for await (const { lines, end } of segmentParts(segments, segment, held.get(segment.path) ?? 0))
      read += await intake.again(segment.path, lines, end);
  return { read, forgotten };
}
