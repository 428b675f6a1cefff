import { gzipSync } from 'node:zlib';
import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import type { SourceId } from '../transforms/sources/catalogue.ts';

const AT = Date.UTC(2026, 10, 24, 14);
const RECORDS_IN_CALL_BYTES = 256 * 1024;

/** A subscription message of so many lines. */
export function subscriptionMessage(lines: readonly string[], first: number): Buffer {
  const logEvents = lines.map((message, at) => ({
    id: String(first + at).padStart(56, '3'),
    timestamp: AT + at,
    message,
  }));
  const batch = {
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: '/firewatch/bench',
    logStream: 'bench',
    subscriptionFilters: ['firewatch'],
    logEvents,
  };
  return gzipSync(JSON.stringify(batch));
}

function recordOf(data: Buffer, at: number, isKinesis: boolean): FirehoseTransformationEventRecord {
  const record = {
    recordId: `49${String(at).padStart(54, '0')}`,
    approximateArrivalTimestamp: AT + 2_000,
    data: data.toString('base64'),
  };
  if (!isKinesis) return record;
  const kinesisRecordMetadata = {
    shardId: 'shardId-000000000000',
    partitionKey: String(at),
    approximateArrivalTimestamp: AT as unknown as string,
    sequenceNumber: record.recordId,
    subsequenceNumber: '0',
  };
  return {
    ...record,
    kinesisRecordMetadata: kinesisRecordMetadata as unknown as NonNullable<
      FirehoseTransformationEventRecord['kinesisRecordMetadata']
    >,
  };
}

/** Calls of a transform: records gathered as its buffer gathers them. */
export function callsOf(
  source: SourceId,
  records: readonly Buffer[],
  isKinesis: boolean,
): readonly FirehoseTransformationEvent[] {
  const calls: FirehoseTransformationEvent[] = [];
  let gathered: FirehoseTransformationEventRecord[] = [];
  let bytes = 0;
  const close = (): void => {
    if (gathered.length > 0)
      calls.push({
        invocationId: String(calls.length),
        deliveryStreamArn: `arn:aws:firehose:eu-west-1:123456789012:deliverystream/intake-${source}`,
        region: 'eu-west-1',
        records: gathered,
      });
    gathered = [];
    bytes = 0;
  };
  for (const [at, data] of records.entries()) {
    gathered.push(recordOf(data, at, isKinesis));
    bytes += data.length;
    if (bytes >= RECORDS_IN_CALL_BYTES * (isKinesis ? 4 : 1)) close();
  }
  close();
  return calls;
}
