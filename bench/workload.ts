import { gunzipSync, gzipSync } from 'node:zlib';
import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import { createWorld, steadyTraffic } from '../local/generator/index.ts';
import type { SourceId } from '../transforms/sources/catalogue.ts';

const AT = Date.UTC(2026, 10, 24, 14);
const RECORDS_IN_CALL_BYTES = 256 * 1024;

interface LogEvent {
  readonly id: string;
  readonly timestamp: number;
  readonly message: string;
}

/** Lines of one source as the generator's company writes them. */
export function linesOf(source: SourceId, count: number): readonly string[] {
  const lines: string[] = [];
  const world = createWorld(1);
  for (let at = AT; lines.length < count; at += 60_000) {
    for (const batch of steadyTraffic(world, { at, seconds: 60, rate: 200 })) {
      if (batch.source !== source) continue;
      lines.push(...(batch.kind === 'kinesis' ? [batch.data.toString().trimEnd()] : messagesOf(batch.data)));
    }
  }
  return lines.slice(0, count);
}

const messagesOf = (data: Buffer): readonly string[] =>
  (JSON.parse(gunzipSync(data).toString()) as { logEvents: LogEvent[] }).logEvents.map(({ message }) => message);

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
