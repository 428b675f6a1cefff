import type {
  PutRecordBatchInput,
  PutRecordBatchOutput,
  PutRecordBatchResponseEntry,
  PutRecordInput,
  PutRecordOutput,
} from '@aws-sdk/client-firehose';
import type { FirehoseRecordMetadata } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import { type Billing, billedBytes, type Counters } from './metrics.ts';
import { readBatch, readPut, slowDown, type Target } from './put.ts';
import type { QuotaMeter } from './quota.ts';
import { bytesOf, type StreamRecord } from './records.ts';
import type { StreamFaults } from './stream-faults.ts';

/** A record read from the Kinesis stream that feeds this one. */
export interface FeedRecord {
  readonly data: Uint8Array;
  readonly kinesis: FirehoseRecordMetadata;
}

export interface Intake {
  putRecord(input: PutRecordInput): Promise<PutRecordOutput>;
  putRecordBatch(input: PutRecordBatchInput): Promise<PutRecordBatchOutput>;
  receive(records: readonly FeedRecord[]): void;
  billing(): Billing;
}

export interface IntakeOptions {
  readonly clock: Clock;
  readonly target: Target;
  readonly faults: StreamFaults;
  readonly counters: Counters;
  readonly quota: QuotaMeter;
  /** Unique; begins every record id. */
  readonly idPrefix: string;
  accept(records: readonly StreamRecord[]): void;
}

const REQUEST = { bytes: 0, records: 0, requests: 1 };
const ID_DIGITS = 12;

const throttledEntry = (): PutRecordBatchResponseEntry => {
  const { name, message } = slowDown();
  return { ErrorCode: name, ErrorMessage: message };
};

/** Where records come in: by puts, checked and throttled as AWS does it, or from a Kinesis stream. */
export function createIntake({ clock, target, faults, counters, quota, idPrefix, accept }: IntakeOptions): Intake {
  let count = 0;
  let billed = 0;

  const toRecord = (data: Uint8Array, arrived: number, kinesis?: FirehoseRecordMetadata): StreamRecord => ({
    id: idPrefix + String(++count).padStart(ID_DIGITS, '0'),
    arrived,
    data,
    kinesis,
  });

  function take(records: readonly StreamRecord[]): void {
    for (const { data } of records) billed += billedBytes(data.length);
    if (records.length > 0) accept(records);
  }

  function request(): void {
    counters.IncomingPutRequests++;
    if (!quota.take(REQUEST)) throw slowDown();
  }

  /** Undefined where the item is throttled. */
  function admit(data: Uint8Array): StreamRecord | undefined {
    if (!faults.throttle.strikes() && quota.take({ bytes: data.length, records: 1, requests: 0 }))
      return toRecord(data, clock.now());
    counters.ThrottledRecords++;
    return undefined;
  }

  function put(items: readonly Uint8Array[]): readonly (StreamRecord | undefined)[] {
    request();
    const admitted = items.map(admit);
    const records = admitted.filter((record) => record !== undefined);
    counters.IncomingRecords += records.length;
    counters.IncomingBytes += bytesOf(records);
    take(records);
    return admitted;
  }

  return {
    async putRecord(input) {
      const [record] = put([readPut(target, input)]);
      if (record === undefined) throw slowDown();
      return { RecordId: record.id, Encrypted: false };
    },
    async putRecordBatch(input) {
      const admitted = put(readBatch(target, input));
      return {
        FailedPutCount: admitted.filter((record) => record === undefined).length,
        Encrypted: false,
        RequestResponses: admitted.map((record) => (record ? { RecordId: record.id } : throttledEntry())),
      };
    },
    receive(feed) {
      const records = feed.map(({ data, kinesis }) => toRecord(data, kinesis.approximateArrivalTimestamp, kinesis));
      counters['DataReadFromKinesisStream.Records'] += records.length;
      counters['DataReadFromKinesisStream.Bytes'] += bytesOf(records);
      take(records);
    },
    billing: () => ({ records: count, billedBytes: billed }),
  };
}
