import { deliver, type Put } from '../../transforms/core/deliver.ts';
import { PUT_RECORD_BATCH } from '../../transforms/core/put-plan.ts';
import { type Clock, sleep } from '../aws/clock.ts';
import type { DeliveryStream } from '../aws/delivery-stream.ts';
import type { KinesisStream } from '../aws/kinesis-stream.ts';

/** Puts to a delivery stream, at most 500 records and 4 MiB a call. */
export const putTo =
  (stream: DeliveryStream): Put<Uint8Array> =>
  async (records) => {
    const Records = records.map((Data) => ({ Data }));
    const { RequestResponses = [] } = await stream.putRecordBatch({ DeliveryStreamName: stream.name, Records });
    return RequestResponses.map(({ ErrorCode }) => ErrorCode);
  };

/** Puts to a Kinesis stream, each record under a key of its own, so that they spread over the shards. */
export function putRecordsTo(kinesis: KinesisStream): Put<Uint8Array> {
  let count = 0;
  return async (records) => {
    const Records = records.map((Data) => ({ Data, PartitionKey: String(count++) }));
    const { Records: results } = await kinesis.putRecords({ StreamName: kinesis.name, Records });
    return results.map((result) => ('ErrorCode' in result ? result.ErrorCode : undefined));
  };
}

interface Sender {
  readonly clock: Clock;
  readonly random: () => number;
}

/** Puts records as AWS's senders do: what is throttled again, for as long as it takes. */
export const takeAll = (
  records: readonly Uint8Array[],
  put: Put<Uint8Array>,
  { clock, random }: Sender,
): Promise<void> =>
  deliver(records, {
    put,
    limits: PUT_RECORD_BATCH,
    sizeOf: ({ length }) => length,
    remaining: () => Number.POSITIVE_INFINITY,
    sleep: (ms) => sleep(clock, ms),
    random,
  });
