import { constants, zstdCompressSync } from 'node:zlib';
import { bytesOf, linesOf } from './lines.ts';

/** A feed message may be this long, encoded. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const MAX_FEED_BYTES = 256 * 1024;

/** What is compressed together where no lake shares it. */
const FRAME_BYTES = 256 * 1024;

const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 64 * 1024 } as const;

const encodedLength = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Packs gzip members into feed messages: base64 of one member after another. */
export function gzipFeed(members: readonly Buffer[]): readonly string[] {
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

/** One frame a message: a reader of several would stop after the first. What does not fit is halved. */
function zstdFrames(documents: readonly Buffer[]): readonly string[] {
  const frame = zstdCompressSync(linesOf(documents, bytesOf(documents)), FASTEST);
  if (encodedLength(frame.length) <= MAX_FEED_BYTES || documents.length === 1) return [frame.toString('base64')];
  const half = documents.length >> 1;
  return [...zstdFrames(documents.slice(0, half)), ...zstdFrames(documents.slice(half))];
}

/** Packs documents that no lake shares into feed messages: base64 of zstd, a third of what gzip costs. */
export function zstdFeed(documents: readonly Buffer[]): readonly string[] {
  const messages: string[] = [];
  let from = 0;
  let bytes = 0;
  for (const [at, document] of documents.entries()) {
    if (bytes + document.length > FRAME_BYTES && at > from) {
      messages.push(...zstdFrames(documents.slice(from, at)));
      from = at;
      bytes = 0;
    }
    bytes += document.length + 1;
  }
  if (documents.length > from) messages.push(...zstdFrames(documents.slice(from)));
  return messages;
}
