import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import type { ObjectStore } from '../object-store.ts';
import type { StreamFaults } from './stream-faults.ts';

/** What is waiting goes on when it has this many bytes, as received, or is this many milliseconds old. */
export interface BufferHints {
  readonly bufferBytes: number;
  readonly intervalMs: number;
}

export interface TransformOptions extends BufferHints {
  readonly arn: string;
  invoke(event: FirehoseTransformationEvent): Promise<FirehoseTransformationResult>;
  /** Told of each answer that arrived and was accepted; one that was lost is asked for again. */
  heard?(answer: FirehoseTransformationResult): void;
  /** The function's own time-out. */
  readonly timeoutMs: number;
  /** After the first attempt; 3 if absent. */
  readonly retries?: number;
  /** Milliseconds before another attempt; 1,000 if absent. AWS does not say. */
  readonly retryDelayMs?: number;
}

/** A document that the store refused, by its place in the call; `status` as in OpenSearch's bulk answer. */
export interface Rejection {
  readonly index: number;
  readonly status: number;
  readonly reason: string;
}

export interface SearchDestination extends BufferHints {
  readonly kind: 'opensearch';
  /** Stores the documents and names the ones it refused. Throws where the whole store is out of reach. */
  bulk(documents: readonly string[]): Promise<readonly Rejection[]>;
  /** From the first attempt on; afterwards the document becomes a line of a failure object. */
  readonly retryMs: number;
  /** Milliseconds between attempts; five minutes if absent. */
  readonly retryIntervalMs?: number;
  /** The stream's name if absent. */
  readonly indexName?: string;
}

/** Where objects go. Prefixes may hold `!{timestamp:yyyy/MM/dd}`, `!{firehose:error-output-type}` and the like. */
export interface Bucket extends BufferHints {
  readonly objects: ObjectStore;
  readonly prefix?: string;
  readonly errorPrefix?: string;
  readonly compression?: 'UNCOMPRESSED' | 'GZIP';
  /** Replaces the `.gz` of compressed objects. */
  readonly fileExtension?: string;
}

export interface ObjectsDestination extends Bucket {
  readonly kind: 's3';
}

/** `all` keeps every source record as it came; failures are kept in either mode. */
export interface BackupOptions extends Bucket {
  readonly mode: 'all' | 'failed';
}

export interface DeliveryStreamOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly source: 'direct-put' | 'kinesis';
  readonly transform?: TransformOptions;
  readonly destination: SearchDestination | ObjectsDestination;
  /** An OpenSearch destination needs one. Without, an S3 destination's failures go to its own bucket. */
  readonly backup?: BackupOptions;
  readonly faults?: StreamFaults;
  /** `us-east-1` if absent. */
  readonly region?: string;
  /** Puts over the region's quota are throttled; otherwise they are only counted. */
  readonly enforceQuota?: boolean;
  /** Of the Kinesis stream that feeds this one. */
  readonly kinesis?: { readonly arn: string; readonly shards: number };
  /** Parses every document whole before it is stored. */
  readonly strict?: boolean;
  /** Unique in the bucket, for the names of objects; random if absent. */
  newId?(): string;
}
