import { arnOf, DEFAULT_REGION } from './arn.ts';
import type { Clock } from './clock.ts';
import { createDial, createRandom, type Dial, type Random } from './faults.ts';
import type { FeedRecord } from './firehose/intake.ts';
import { type KinesisEntry, type PutRecordsInput, readPutRecords, shardOf } from './kinesis-put.ts';
import { createReading, type KinesisReader, type Reading } from './kinesis-reading.ts';
import { createSignal } from './signal.ts';

export type PutRecordsResultEntry =
  | { readonly SequenceNumber: string; readonly ShardId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

export interface PutRecordsOutput {
  readonly FailedRecordCount: number;
  readonly Records: readonly PutRecordsResultEntry[];
}

export interface KinesisStreamOptions {
  readonly name: string;
  readonly clock: Clock;
  /** 1 if absent. */
  readonly shards?: number;
  readonly region?: string;
  /** Between two reads of one reader; 1,000 if absent, as Firehose reads. */
  readonly readIntervalMs?: number;
  /** Entries are answered with ProvisionedThroughputExceededException. */
  readonly throttle?: Dial;
  /** Sets its sequence numbers apart from those of streams made at the same time; Math.random if absent. */
  readonly random?: Random;
}

export interface KinesisStream {
  readonly name: string;
  readonly arn: string;
  readonly shards: number;
  /** Throws where Kinesis rejects the whole call. */
  putRecords(input: PutRecordsInput): Promise<PutRecordsOutput>;
  /** Reads from now on (LATEST): what was put before is never seen. */
  attach(reader: KinesisReader): void;
  /** Resolves when every reader has read everything. */
  drain(): Promise<void>;
  /** Records that the slowest reader has not read. */
  waiting(): number;
}

const READ_INTERVAL = 1_000; // ms
const READ_RECORDS = 10_000; // a shard
const THROTTLED = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Rate exceeded for shard.' };

/** 56 digits that rise, and that no other stream has, not even after a restart: ids of events are made from them. */
function createSequence(start: number, random: Random): () => string {
  const salt = Math.floor(random() * 1e10);
  const prefix = `49${String(start).padStart(15, '0')}${String(salt).padStart(10, '0')}`;
  let count = 0;
  return () => prefix + String(++count).padStart(29, '0');
}

export function createKinesisStream(options: KinesisStreamOptions): KinesisStream {
  const { name, clock, shards = 1, region = DEFAULT_REGION, readIntervalMs = READ_INTERVAL } = options;
  const throttle = options.throttle ?? createDial(createRandom(0));
  const nextSequence = createSequence(clock.now(), options.random ?? Math.random);
  const signal = createSignal();
  const readings: Reading[] = [];

  const toFeed = ({ data, partitionKey }: KinesisEntry): FeedRecord => ({
    data,
    kinesis: {
      shardId: `shardId-${String(shardOf(partitionKey, shards)).padStart(12, '0')}`,
      partitionKey,
      approximateArrivalTimestamp: clock.now(),
      sequenceNumber: nextSequence(),
      subsequenceNumber: '',
    },
  });

  const resultOf = (record: FeedRecord | undefined): PutRecordsResultEntry =>
    record ? { SequenceNumber: record.kinesis.sequenceNumber, ShardId: record.kinesis.shardId } : THROTTLED;

  const waiting = (): number => Math.max(0, ...readings.map((reading) => reading.waiting()));

  return {
    name,
    arn: arnOf('kinesis', region, `stream/${name}`),
    shards,
    waiting,
    async putRecords(input) {
      const results = readPutRecords(name, input).map((entry) => (throttle.strikes() ? undefined : toFeed(entry)));
      const records = results.filter((record) => record !== undefined);
      for (const reading of readings) reading.add(records);
      return { FailedRecordCount: results.length - records.length, Records: results.map(resultOf) };
    },
    attach(reader) {
      const limit = READ_RECORDS * shards;
      readings.push(createReading({ clock, reader, intervalMs: readIntervalMs, limit, changed: signal.notify }));
    },
    drain: () => signal.until(() => waiting() === 0),
  };
}
