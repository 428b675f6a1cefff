import { gzipSync } from 'node:zlib';

/** The NDJSON behind one gzip member: large enough to compress well, small enough for one feed message. */
const MAX_MEMBER_BYTES = 256 * 1024;

/** A feed message may be this long, encoded. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_FEED_BYTES = 256 * 1024;

const LARGE = { level: 1, memLevel: 9, chunkSize: 64 * 1024 } as const;

/** What fits its window needs no larger one, and to make that ready is most of a small member's cost. */
const SMALL = { level: 1, memLevel: 7, windowBits: 14, chunkSize: 4 * 1024 } as const;
const SMALL_BYTES = 16 * 1024;

const NEWLINE = 10;

/** Used for one member after another: making one of this size anew costs more than filling it. */
const scratch = Buffer.allocUnsafeSlow(MAX_MEMBER_BYTES);

/** Documents as lines. The buffer is good until the next call. */
function linesOf(documents: readonly Buffer[], bytes: number): Buffer {
  const lines = bytes > MAX_MEMBER_BYTES ? Buffer.allocUnsafeSlow(bytes) : scratch.subarray(0, bytes);
  let at = 0;
  for (const document of documents) {
    lines.set(document, at);
    at += document.length + 1;
    lines[at - 1] = NEWLINE;
  }
  return lines;
}

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

const encodedLength = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Packs members into feed messages: base64 of one gzip member after another. */
export function feedMessages(members: readonly Buffer[]): readonly string[] {
  const messages: string[] = [];
  let pending: Buffer[] = [];
  let bytes = 0;
  const close = (): void => {
    if (pending.length > 0) messages.push(Buffer.concat(pending).toString('base64'));
    pending = [];
    bytes = 0;
  };
  for (const member of members) {
    if (encodedLength(bytes + member.length) > MAX_FEED_BYTES) close();
    pending.push(member);
    bytes += member.length;
  }
  close();
  return messages;
}
