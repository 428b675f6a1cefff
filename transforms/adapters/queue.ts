import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Put } from '../core/deliver.ts';

/** Sends feed messages to a queue; answers each message's error code. */
export function createSendFeed(client: SQSClient, queue: string): Put<string> {
  return async (messages) => {
    const Entries = messages.map((message, at) => ({ Id: String(at), MessageBody: message }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
    const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code ?? 'unknown']));
    return messages.map((_, at) => codes.get(String(at)));
  };
}
