import { createHash } from 'node:crypto';
import { ServiceError } from './service-error.ts';

export interface PutRecordsEntry {
  readonly Data: Uint8Array | undefined;
  readonly PartitionKey: string | undefined;
}

/** Of the SDK's input what is used here. */
export interface PutRecordsInput {
  readonly StreamName?: string | undefined;
  readonly Records: readonly PutRecordsEntry[] | undefined;
}

export interface KinesisEntry {
  readonly data: Uint8Array;
  readonly partitionKey: string;
}

const MEBIBYTE = 1024 * 1024;
const CALL_RECORDS = 500;
const CALL_BYTES = 10 * MEBIBYTE;
const RECORD_BYTES = MEBIBYTE; // with its partition key, unless the stream's maximum is raised
const KEY_CHARACTERS = 256;

const invalid = (message: string): ServiceError => new ServiceError('InvalidArgumentException', message);

function readEntry({ Data, PartitionKey }: PutRecordsEntry, at: number): KinesisEntry {
  if (Data === undefined) throw invalid(`record ${at}: expected Data`);
  if (PartitionKey === undefined || PartitionKey === '' || PartitionKey.length > KEY_CHARACTERS)
    throw invalid(`record ${at}: expected a PartitionKey of 1 to ${KEY_CHARACTERS} characters`);
  return { data: Data, partitionKey: PartitionKey };
}

const sizeOf = ({ data, partitionKey }: KinesisEntry): number => data.length + Buffer.byteLength(partitionKey);

/** The entries of a call, or the exception with which Kinesis rejects it whole. */
export function readPutRecords(name: string, { StreamName, Records = [] }: PutRecordsInput): readonly KinesisEntry[] {
  if (StreamName !== name) throw new ServiceError('ResourceNotFoundException', `stream ${StreamName ?? ''} not found`);
  if (Records.length === 0) throw invalid('expected at least one record');
  if (Records.length > CALL_RECORDS) throw invalid(`${Records.length} records, over ${CALL_RECORDS}`);
  const entries = Records.map(readEntry);
  const sizes = entries.map(sizeOf);
  const oversize = sizes.findIndex((size) => size > RECORD_BYTES);
  if (oversize !== -1) throw invalid(`record ${oversize}: ${sizes[oversize]} bytes, over 1 MiB`);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > CALL_BYTES) throw invalid(`${bytes} bytes, over 10 MiB`);
  return entries;
}

/** Shards divide the range of the partition key's MD5 evenly. */
export function shardOf(partitionKey: string, shards: number): number {
  if (shards === 1) return 0;
  const hash = createHash('md5').update(partitionKey).digest().readUInt32BE(0);
  return Math.floor((hash / 2 ** 32) * shards);
}
