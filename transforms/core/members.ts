import { gzipSync } from 'node:zlib';
import { linesOf } from './lines.ts';

/** The NDJSON behind one gzip member: large enough to compress well, small enough for one feed message. */
const MAX_MEMBER_BYTES = 256 * 1024;

const LARGE = { level: 1, memLevel: 9, chunkSize: 64 * 1024 } as const;

/** What fits its window needs no larger one, and to make that ready is most of a small member's cost. */
const SMALL = { level: 1, memLevel: 7, windowBits: 14, chunkSize: 4 * 1024 } as const;
const SMALL_BYTES = 16 * 1024;

const gzipLines = (documents: readonly Buffer[], bytes: number): Buffer =>
  gzipSync(linesOf(documents, bytes), bytes > SMALL_BYTES ? LARGE : SMALL);

/** Packs documents into gzip members of NDJSON, each of at most 256 KiB before compression (or one document). */
export function gzipMembers(documents: readonly Buffer[]): readonly Buffer[] {
  const members: Buffer[] = [];
  let from = 0;
  let bytes = 0;
  for (const [at, document] of documents.entries()) {
    const size = document.length + 1;
    if (bytes + size > MAX_MEMBER_BYTES && at > from) {
      members.push(gzipLines(documents.slice(from, at), bytes));
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  if (documents.length > from) members.push(gzipLines(documents.slice(from), bytes));
  return members;
}
