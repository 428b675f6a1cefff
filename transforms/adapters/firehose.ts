import { type FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import type { Put } from '../core/deliver.ts';

/** Puts documents to a delivery stream, one record each; answers each record's error code. */
export function createPutDocuments(client: FirehoseClient, stream: string): Put<Buffer> {
  return async (documents) => {
    const Records = documents.map((Data) => ({ Data }));
    const { RequestResponses = [] } = await client.send(
      new PutRecordBatchCommand({ DeliveryStreamName: stream, Records }),
    );
    return RequestResponses.map(({ ErrorCode }) => ErrorCode);
  };
}
