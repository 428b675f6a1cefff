import { sql } from '../../dashboards/compile/sql/statement.ts';
import type { Database } from './database.ts';
import type { Segment } from './segments.ts';
import { SEGMENTS_TABLE } from './tables.ts';

/** Which segment has which number in the tables, and how much of it the tables hold. */
export interface SegmentIndex {
  /** The number of a segment, a new one where it has none yet. */
  numberOf(path: string): number;
  pathOf(number: number): string | undefined;
  /** What the tables hold: changed by `note` and `forget` only. */
  held(): readonly Segment[];
  /** Notes, in the writer's transaction, that the tables hold a segment up to `bytes`. */
  note(path: string, bytes: number): Promise<void>;
}

export async function openSegmentIndex(database: Database): Promise<SegmentIndex> {
  const rows = await database.read(sql`select id, path, bytes::double from ${SEGMENTS_TABLE} order by path`);
  const numbers = new Map(rows.map(([id, path]) => [String(path), Number(id)]));
  const paths = new Map(rows.map(([id, path]) => [Number(id), String(path)]));
  const bytes = new Map(rows.map(([, path, held]) => [String(path), Number(held)]));
  let last = Math.max(0, ...paths.keys());

  function numberOf(path: string): number {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(path, last);
    paths.set(last, path);
    return last;
  }

  async function note(path: string, held: number): Promise<void> {
    const number = BigInt(numberOf(path));
    const known = await database.change(sql`update ${SEGMENTS_TABLE} set bytes = ${BigInt(held)} where id = ${number}`);
    if (known === 0)
      await database.change(sql`insert into ${SEGMENTS_TABLE} values (${number}, ${path}, ${BigInt(held)})`);
    bytes.set(path, held);
  }

  return {
    numberOf,
    pathOf: (number) => paths.get(number),
    held: () => [...bytes].map(([path, held]) => ({ path, bytes: held })),
    note,
  };
}
