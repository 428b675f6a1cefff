import { gzipSync } from 'node:zlib';

/** The NDJSON behind one gzip member: large enough to compress well, small enough for one feed message. */
const MAX_MEMBER_BYTES = 256 * 1024;

/** A feed message may be this long, encoded. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_FEED_BYTES = 256 * 1024;

const NEWLINE = Buffer.from('\n');

const gzipLines = (documents: readonly Buffer[]): Buffer =>
  gzipSync(Buffer.concat(documents.flatMap((document) => [document, NEWLINE])), { level: 1, memLevel: 9 });

/** Packs documents into gzip members of NDJSON, each of at most 256 KiB before compression (or one document). */
export function gzipMembers(documents: readonly Buffer[]): readonly Buffer[] {
  const members: Buffer[] = [];
  let from = 0;
  let bytes = 0;
  for (const [at, document] of documents.entries()) {
    const size = document.length + NEWLINE.length;
    if (bytes + size > MAX_MEMBER_BYTES && at > from) {
      members.push(gzipLines(documents.slice(from, at)));
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  if (documents.length > from) members.push(gzipLines(documents.slice(from)));
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
