import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { EcsEvent, EventFields } from '../transforms/ecs/event.ts';

/** A finished event, as the transform puts it on the feed. */
export interface FeedEvent extends EcsEvent {
  readonly event: EventFields & { readonly id: string; readonly dataset: string };
}

/** This message is not a feed message; it goes to the dead-letter queue. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
}

/** A message of 1 MiB can't hold more of our documents than this; what inflates further is not ours. */
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

const ZSTD_MAGIC = 0xfd2fb528;

const isZstd = (data: Buffer): boolean => data.length > 4 && data.readUInt32LE() === ZSTD_MAGIC;

function inflate(body: string): string {
  const data = Buffer.from(body, 'base64');
  const options = { maxOutputLength: MAX_INFLATED_BYTES };
  try {
    return (isZstd(data) ? zstdDecompressSync(data, options) : gunzipSync(data, options)).toString('utf8');
  } catch (error) {
    throw new FeedError('expected base64 of gzip or zstd', { cause: error });
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFeedEvent = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['@timestamp'] === 'string' &&
  !Number.isNaN(Date.parse(value['@timestamp'])) &&
  isRecord(value['event']) &&
  typeof value['event']['id'] === 'string' &&
  typeof value['event']['dataset'] === 'string';

function parseLine(line: string, number: number): FeedEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new FeedError(`line ${number}: invalid JSON`, { cause: error });
  }
  if (!isFeedEvent(value)) throw new FeedError(`line ${number}: expected a document with time, id and dataset`);
  return value as FeedEvent;
}

/** The documents of a feed message: base64 of NDJSON, as gzip members or as one zstd frame. Throws FeedError. */
export function decodeFeed(body: string): readonly FeedEvent[] {
  return inflate(body)
    .split('\n')
    .flatMap((line, at) => (line === '' ? [] : [parseLine(line, at + 1)]));
}
