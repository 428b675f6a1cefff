import type { MessageAttributeValue, PublishInput } from '@aws-sdk/client-sns';
import { ServiceError } from './service-error.ts';

export type Protocol = 'email' | 'email-json' | 'http' | 'https' | 'sqs' | 'lambda' | 'sms' | 'firehose';

/** A message that SNS takes: one text for each protocol that has its own, and `default`. */
export interface Publication {
  readonly texts: Readonly<Record<string, string>> & { readonly default: string };
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
}

const MESSAGE_BYTES = 256 * 1024;
/** Printable ASCII, less than 100 characters, not beginning with a space. */
const SUBJECT = /^[!-~][ -~]{0,98}$/;
const ATTRIBUTE_NAME = /^(?!aws\.|amazon\.)(?!.*\.\.)[\w-](?:[\w.-]{0,254}[\w-])?$/i;
const DATA_TYPE = /^(?:String|Number|Binary)(?:\.[\w.-]+)?$/;

const invalid = (problem: string): ServiceError =>
  new ServiceError('InvalidParameterException', `Invalid parameter: ${problem}`);

const bytesOf = ({ Message = '', MessageAttributes = {} }: PublishInput): number =>
  Object.entries(MessageAttributes).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0),
    Buffer.byteLength(Message),
  );

function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function attributeProblem(
  name: string,
  { DataType = '', StringValue, BinaryValue }: MessageAttributeValue,
): string | undefined {
  if (!ATTRIBUTE_NAME.test(name)) return 'not a usable name';
  if (!DATA_TYPE.test(DataType)) return 'expected the type String, String.Array, Number or Binary';
  if (DataType.startsWith('Binary')) return BinaryValue?.length ? undefined : 'expected a BinaryValue';
  if (!StringValue) return 'expected a StringValue';
  if (DataType.startsWith('Number') && !Number.isFinite(Number(StringValue))) return 'expected a number';
  return DataType === 'String.Array' && !isJsonArray(StringValue) ? 'expected a JSON array' : undefined;
}

function checkAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const problem = attributeProblem(name, attribute);
    if (problem !== undefined)
      throw new ServiceError('InvalidParameterValueException', `message attribute ${JSON.stringify(name)}: ${problem}`);
  }
}

/** Members that are no text are ignored, as SNS does; without `default` it is no message. */
function textsOf(message: string): Publication['texts'] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const texts = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const text = texts.get('default');
  if (text === undefined) throw invalid('Message Structure - No default entry in JSON message body');
  return { ...Object.fromEntries(texts), default: text };
}

/** What a call publishes, or the exception with which SNS rejects it. */
export function readPublication(arn: string, input: PublishInput): Publication {
  const { TopicArn, Message, Subject, MessageStructure, MessageAttributes = {} } = input;
  if (TopicArn !== arn) throw new ServiceError('NotFoundException', 'Topic does not exist');
  if (!Message) throw invalid('Empty message');
  if (bytesOf(input) > MESSAGE_BYTES) throw invalid('Message too long');
  if (Subject !== undefined && !SUBJECT.test(Subject)) throw invalid('Subject');
  if (MessageStructure !== undefined && MessageStructure !== 'json') throw invalid('MessageStructure');
  checkAttributes(MessageAttributes);
  const texts = MessageStructure === 'json' ? textsOf(Message) : { default: Message };
  return { texts, subject: Subject, attributes: MessageAttributes };
}
