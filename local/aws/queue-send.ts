import type { BatchResultErrorEntry, SendMessageBatchRequest, SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { ServiceError } from './service-error.ts';

const ENTRIES = 10;
const BYTES = 1024 * 1024; // of one message and of all
const ENTRY_ID = /^[\w-]{1,80}$/;
const LONGEST_DELAY = 900; // seconds
/** What XML 1.0 can't hold. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export interface SendEntry {
  readonly id: string;
  readonly body: string;
  /** With its attributes. */
  readonly bytes: number;
  readonly delayMs: number;
  readonly attributes: NonNullable<SendMessageBatchRequestEntry['MessageAttributes']>;
}

const bytesOf = (entry: SendMessageBatchRequestEntry): number =>
  Object.entries(entry.MessageAttributes ?? {}).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0),
    Buffer.byteLength(entry.MessageBody ?? ''),
  );

function entryProblem({ MessageBody, DelaySeconds = 0 }: SendMessageBatchRequestEntry): [string, string] | undefined {
  if (!MessageBody) return ['MissingParameter', 'expected a MessageBody'];
  if (FORBIDDEN.test(MessageBody)) return ['InvalidMessageContents', 'the message has a character that SQS refuses'];
  if (!(DelaySeconds >= 0 && DelaySeconds <= LONGEST_DELAY))
    return ['InvalidParameterValue', `DelaySeconds: expected 0 to ${LONGEST_DELAY}`];
  return undefined;
}

/** The exception with which SQS rejects the whole call, or undefined. */
function callProblem(entries: readonly SendMessageBatchRequestEntry[]): ServiceError | undefined {
  if (entries.length === 0) return new ServiceError('EmptyBatchRequest', 'expected at least one entry');
  if (entries.length > ENTRIES)
    return new ServiceError('TooManyEntriesInBatchRequest', `${entries.length} entries, over ${ENTRIES}`);
  if (!entries.every(({ Id }) => Id !== undefined && ENTRY_ID.test(Id)))
    return new ServiceError('InvalidBatchEntryId', 'an entry id is not 1 to 80 letters, digits, - or _');
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    return new ServiceError('BatchEntryIdsNotDistinct', 'two entries have the same id');
  const bytes = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  return bytes > BYTES ? new ServiceError('BatchRequestTooLong', `${bytes} bytes, over 1 MiB`) : undefined;
}

export interface SendBatch {
  readonly entries: readonly SendEntry[];
  readonly failed: BatchResultErrorEntry[];
}

/** What of a call can be sent and what can't; throws where SQS rejects it whole. */
export function readSendBatch(url: string, { QueueUrl, Entries = [] }: SendMessageBatchRequest): SendBatch {
  if (QueueUrl !== url) throw new ServiceError('QueueDoesNotExist', `no queue at ${QueueUrl ?? ''}`);
  const problem = callProblem(Entries);
  if (problem !== undefined) throw problem;
  const entries: SendEntry[] = [];
  const failed: BatchResultErrorEntry[] = [];
  for (const entry of Entries) {
    const { Id = '', MessageBody = '', DelaySeconds = 0, MessageAttributes = {} } = entry;
    const [code, message] = entryProblem(entry) ?? [];
    if (code !== undefined) failed.push({ Id, SenderFault: true, Code: code, Message: message });
    else
      entries.push({
        id: Id,
        body: MessageBody,
        bytes: bytesOf(entry),
        delayMs: DelaySeconds * 1000,
        attributes: MessageAttributes,
      });
  }
  return { entries, failed };
}
