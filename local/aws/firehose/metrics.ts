import { BILLING_STEP } from './limits.ts';

type Channel = 'DeliveryToAmazonOpenSearchService' | 'DeliveryToS3' | 'BackupToS3';

/**
 * CloudWatch's names. All are sums since the stream was made: `.Success` counts what succeeded of `.Attempts`,
 * which CloudWatch has not by that name but as the same metric's sample count; `.Duration` is in milliseconds.
 */
export type StreamCounter =
  | 'IncomingRecords'
  | 'IncomingBytes'
  | 'IncomingPutRequests'
  | 'ThrottledRecords'
  | 'DataReadFromKinesisStream.Records'
  | 'DataReadFromKinesisStream.Bytes'
  | 'ExecuteProcessing.Attempts'
  | 'ExecuteProcessing.Duration'
  | 'ExecuteProcessing.Success'
  | 'SucceedProcessing.Records'
  | 'SucceedProcessing.Bytes'
  | `${Channel}.${'Records' | 'Bytes' | 'Success' | 'Attempts'}`;

/** `.DataFreshness`: age in seconds of the oldest record that is not where it should be, 0 where nothing waits. */
export type StreamMetrics = Readonly<Record<StreamCounter | `${Channel}.DataFreshness`, number>>;

/** Where every accepted record is, in records: accepted = delivered + dropped + failed ones + waiting. */
export interface StreamLedger {
  readonly accepted: number;
  /** Acknowledged by the destination. */
  readonly delivered: number;
  /** Answered `Dropped`. */
  readonly dropped: number;
  /** Lines in `processing-failed/` objects. */
  readonly processingFailed: number;
  /** Lines in `AmazonOpenSearchService-failed/` objects. */
  readonly deliveryFailed: number;
  readonly waiting: number;
}

/** What the stream would cost: every record is rounded up to 5 KB. Bytes. */
export interface Billing {
  readonly records: number;
  readonly billedBytes: number;
}

export type Counters = Record<StreamCounter, number>;
export type Tally = { -readonly [Name in Exclude<keyof StreamLedger, 'waiting'>]: number };

const channel = <Name extends Channel>(name: Name) =>
  ({ [`${name}.Records`]: 0, [`${name}.Bytes`]: 0, [`${name}.Success`]: 0, [`${name}.Attempts`]: 0 }) as Record<
    `${Name}.${'Records' | 'Bytes' | 'Success' | 'Attempts'}`,
    number
  >;

export const createCounters = (): Counters => ({
  IncomingRecords: 0,
  IncomingBytes: 0,
  IncomingPutRequests: 0,
  ThrottledRecords: 0,
  'DataReadFromKinesisStream.Records': 0,
  'DataReadFromKinesisStream.Bytes': 0,
  'ExecuteProcessing.Attempts': 0,
  'ExecuteProcessing.Duration': 0,
  'ExecuteProcessing.Success': 0,
  'SucceedProcessing.Records': 0,
  'SucceedProcessing.Bytes': 0,
  ...channel('DeliveryToAmazonOpenSearchService'),
  ...channel('DeliveryToS3'),
  ...channel('BackupToS3'),
});

export const createTally = (): Tally => ({
  accepted: 0,
  delivered: 0,
  dropped: 0,
  processingFailed: 0,
  deliveryFailed: 0,
});

export const billedBytes = (recordBytes: number): number =>
  Math.max(1, Math.ceil(recordBytes / BILLING_STEP)) * BILLING_STEP;

/** Counts what is tried and what is done: objects for a bucket, documents for OpenSearch, as CloudWatch does. */
export interface DeliveryMeter {
  attempted(succeeded: number, all: number): void;
  delivered(records: number, bytes: number): void;
}

export const createDeliveryMeter = (counters: Counters, name: Channel): DeliveryMeter => ({
  attempted(succeeded, all) {
    counters[`${name}.Success`] += succeeded;
    counters[`${name}.Attempts`] += all;
  },
  delivered(records, bytes) {
    counters[`${name}.Records`] += records;
    counters[`${name}.Bytes`] += bytes;
  },
});
