import type { FirehoseTransformationEvent, FirehoseTransformationEventRecord } from 'aws-lambda';
import type { Origin } from './source.ts';

/** What a stream's ARN says: `arn:partition:service:region:account:type/name`. */
export function streamOf(event: FirehoseTransformationEvent): Pick<Origin, 'account' | 'region' | 'stream'> {
  const [, , , region, account, name] = (event.sourceKinesisStreamArn ?? event.deliveryStreamArn).split(':');
  return { account: account || undefined, region: region || event.region, stream: name?.split('/').at(-1) };
}

export function recordOrigin(stream: ReturnType<typeof streamOf>, record: FirehoseTransformationEventRecord): Origin {
  const arrived = Number(record.approximateArrivalTimestamp);
  const { account, region } = stream;
  const kinesis = record.kinesisRecordMetadata;
  if (kinesis === undefined) return { arrived, account, region };
  return { arrived, account, region, stream: stream.stream, shard: kinesis.shardId, sequence: kinesis.sequenceNumber };
}
