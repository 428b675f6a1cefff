import { withOutage } from '../object-store.ts';
import { failureBucket } from './check-options.ts';
import { type Counters, createDeliveryMeter, type Tally } from './metrics.ts';
import { createKeys, type ErrorOutputType } from './object-key.ts';
import { createObjectWriter, type ObjectWriter } from './object-writer.ts';
import type { Bucket, DeliveryStreamOptions } from './options.ts';
import type { StreamFaults } from './stream-faults.ts';

export interface WriterOptions {
  readonly stream: DeliveryStreamOptions;
  readonly faults: StreamFaults;
  readonly counters: Counters;
  readonly tally: Tally;
  newId(): string;
  changed(): void;
}

/** Everything that a stream writes to buckets. */
export interface Writers {
  readonly transformFailures: ObjectWriter;
  readonly deliveryFailures: ObjectWriter;
  /** The destination, for a stream whose destination is a bucket. */
  readonly destination?: ObjectWriter;
  /** Source records as they came, where the backup mode is `all`. */
  readonly backup?: ObjectWriter;
}

interface Outlet {
  readonly bucket: Bucket;
  readonly channel: 'DeliveryToS3' | 'BackupToS3';
  readonly errorType?: ErrorOutputType;
  written(records: number): void;
}

const createOutlet =
  ({ stream, faults, counters, newId, changed }: WriterOptions) =>
  ({ bucket, channel, errorType, written }: Outlet): ObjectWriter =>
    createObjectWriter({
      clock: stream.clock,
      bucket: { ...bucket, objects: withOutage(bucket.objects, faults.storage, stream.clock) },
      meter: createDeliveryMeter(counters, channel),
      keyOf: createKeys({ stream: stream.name, bucket, errorType, newId }),
      written,
      changed,
    });

export function createWriters(options: WriterOptions): Writers {
  const { destination, backup } = options.stream;
  const { tally } = options;
  const outlet = createOutlet(options);
  const count = (name: keyof Tally) => (records: number) => {
    tally[name] += records;
  };
  const failures = { bucket: failureBucket(options.stream), channel: 'DeliveryToS3' } as const;
  return {
    transformFailures: outlet({ ...failures, errorType: 'processing-failed', written: count('processingFailed') }),
    deliveryFailures: outlet({
      ...failures,
      errorType: 'AmazonOpenSearchService-failed',
      written: count('deliveryFailed'),
    }),
    destination:
      destination.kind === 's3'
        ? outlet({ bucket: destination, channel: 'DeliveryToS3', written: count('delivered') })
        : undefined,
    backup: backup?.mode === 'all' ? outlet({ bucket: backup, channel: 'BackupToS3', written: () => {} }) : undefined,
  };
}
