import type { SQSMessageAttributes, SQSRecord } from 'aws-lambda';
import type { SendEntry } from './queue-send.ts';

/** A message in a queue. Times are epoch milliseconds. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly bytes: number;
  readonly attributes: SendEntry['attributes'];
  readonly sentAt: number;
  /** The queue that gave it up. */
  readonly deadLetterSource?: string;
  readonly receives: number;
  readonly firstReceivedAt?: number;
}

const attributesOf = (message: Message): SQSMessageAttributes =>
  Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType = 'String', StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        stringValue: StringValue,
        binaryValue: BinaryValue && Buffer.from(BinaryValue).toString('base64'),
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  );

/** As Lambda hands it to a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export const toSqsRecord = (
  message: Message,
  queue: { readonly arn: string; readonly region: string; readonly receiptHandle: string },
): SQSRecord => ({
  messageId: message.id,
  receiptHandle: queue.receiptHandle,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: 'AIDAFIREWATCHLOCAL',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.deadLetterSource && { DeadLetterQueueSourceArn: message.deadLetterSource }),
  },
  messageAttributes: attributesOf(message),
  md5OfBody: message.md5,
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: queue.region,
});
