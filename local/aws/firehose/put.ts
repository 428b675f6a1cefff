import type { PutRecordBatchInput, PutRecordInput } from '@aws-sdk/client-firehose';
import { ServiceError } from '../service-error.ts';
import { BATCH_BYTES, BATCH_RECORDS, RECORD_BYTES } from './limits.ts';
import type { DeliveryStreamOptions } from './options.ts';

export type Target = Pick<DeliveryStreamOptions, 'name' | 'source'>;

const invalid = (message: string): ServiceError => new ServiceError('InvalidArgumentException', message);

export const slowDown = (): ServiceError => new ServiceError('ServiceUnavailableException', 'Slow down.', 'server');

function checkTarget(target: Target, name: string | undefined): void {
  if (name !== target.name)
    throw new ServiceError('ResourceNotFoundException', `delivery stream ${name ?? ''} not found`);
  if (target.source === 'kinesis')
    throw invalid('This operation is not permitted on KinesisStreamAsSource delivery stream type.');
}

function dataOf(record: PutRecordInput['Record'], at: number): Uint8Array {
  const data = record?.Data;
  if (data === undefined) throw invalid(`record ${at}: expected Data`);
  if (data.length > RECORD_BYTES) throw invalid(`record ${at}: ${data.length} bytes, over 1,000 KiB`);
  return data;
}

/** The data of a put, or the exception with which AWS rejects it whole. */
export function readPut(target: Target, { DeliveryStreamName, Record }: PutRecordInput): Uint8Array {
  checkTarget(target, DeliveryStreamName);
  return dataOf(Record, 0);
}

/** The data of each record, or the exception with which AWS rejects the call whole. */
export function readBatch(
  target: Target,
  { DeliveryStreamName, Records = [] }: PutRecordBatchInput,
): readonly Uint8Array[] {
  checkTarget(target, DeliveryStreamName);
  if (Records.length === 0) throw invalid('expected at least one record');
  if (Records.length > BATCH_RECORDS) throw invalid(`${Records.length} records, over ${BATCH_RECORDS}`);
  const data = Records.map(dataOf);
  const bytes = data.reduce((sum, { length }) => sum + length, 0);
  if (bytes > BATCH_BYTES) throw invalid(`${bytes} bytes, over 4 MiB`);
  return data;
}
