import type { Decoded, Envelope, Message } from './envelope.ts';
import { inflate, isGzip } from './inflate.ts';
import { checkNesting, parseObject, tryParseObject } from './json.ts';
import { splitObjects } from './json-split.ts';
import { type Origin, ParseError } from './source.ts';

type Json = Readonly<Record<string, unknown>>;

const textOf = (object: Json, key: string): string | undefined => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;
};

const numberOf = (object: Json, key: string): number | undefined => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A CloudWatch Logs subscription message.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
function cloudWatchMessages(batch: Json, origin: Origin): readonly Message[] {
  if (!Array.isArray(batch['logEvents'])) throw new ParseError('expected logEvents to be a list');
  const shared: Origin = {
    ...origin,
    account: textOf(batch, 'owner') ?? origin.account,
    logGroup: textOf(batch, 'logGroup'),
    logStream: textOf(batch, 'logStream'),
  };
  return batch['logEvents'].map((entry: unknown) => {
    if (!isJson(entry) || typeof entry['message'] !== 'string')
      throw new ParseError('expected a message in each log event');
    return {
      text: entry['message'],
      timestamp: numberOf(entry, 'timestamp'),
      origin: { ...shared, eventId: textOf(entry, 'id') },
    };
  });
}

const MESSAGE_TYPES: Readonly<Record<string, (batch: Json, origin: Origin) => readonly Message[]>> = {
  DATA_MESSAGE: cloudWatchMessages,
  CONTROL_MESSAGE: () => [],
};

function cloudWatchBatch(batch: Json, origin: Origin): Decoded {
  const type = textOf(batch, 'messageType') ?? '';
  const read = Object.hasOwn(MESSAGE_TYPES, type) ? MESSAGE_TYPES[type] : undefined;
  if (read === undefined) throw new ParseError('unknown messageType');
  const messages = read(batch, origin);
  return type === 'CONTROL_MESSAGE' ? { kind: 'control' } : { kind: 'messages', messages };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
function eventBridgeMessage(event: Json, text: string, origin: Origin): Message {
  return {
    text,
    timestamp: Date.parse(textOf(event, 'time') ?? '') || undefined,
    origin: {
      ...origin,
      account: textOf(event, 'account') ?? origin.account,
      region: textOf(event, 'region') ?? origin.region,
      eventId: textOf(event, 'id'),
    },
  };
}

function ownMessages(envelope: Json, origin: Origin): readonly Message[] {
  const { event, lines } = envelope as unknown as Envelope;
  const shared: Origin = {
    ...origin,
    arrived: numberOf(envelope, 'arrived') ?? origin.arrived,
    account: textOf(envelope, 'account') ?? origin.account,
    region: textOf(envelope, 'region') ?? origin.region,
    bucket: textOf(envelope, 'bucket'),
    key: textOf(envelope, 'key'),
  };
  if (isJson(event)) return [eventBridgeMessage(event, JSON.stringify(checkNesting(event)), shared)];
  if (!Array.isArray(lines)) throw new ParseError('expected lines or an event in the envelope');
  const header = textOf(envelope, 'header');
  return lines.map((line: unknown) => {
    if (!isJson(line) || typeof line['text'] !== 'string')
      throw new ParseError('expected a text in each line of the envelope');
    return {
      text: line['text'],
      index: numberOf(line, 'i'),
      error: textOf(line, 'error'),
      header,
      origin: { ...shared, line: numberOf(line, 'n') },
    };
  });
}

function decodeObject(object: Json, text: string, origin: Origin): Decoded {
  if (Object.hasOwn(object, 'messageType')) return cloudWatchBatch(object, origin);
  if (object['firewatch'] === 'envelope') {
    return { kind: 'messages', source: textOf(object, 'source'), messages: ownMessages(object, origin) };
  }
  if (Object.hasOwn(object, 'detail-type')) {
    return { kind: 'messages', messages: [eventBridgeMessage(object, text, origin)] };
  }
  return { kind: 'messages', messages: [{ text, origin }] };
}

/** Vended lines; a last empty piece is the newline at the end. */
function plainLines(text: string, origin: Origin): Decoded {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 1) return { kind: 'messages', messages: [{ text: lines[0] ?? '', origin }] };
  return { kind: 'messages', messages: lines.map((line, at) => ({ text: line, origin: { ...origin, line: at + 1 } })) };
}

/** One object after another, as concatenated gzip members of CloudWatch Logs give. */
const decodeObjects = (text: string, origin: Origin): readonly Decoded[] =>
  splitObjects(text).map((object) => decodeObject(parseObject(object), object, origin));

function decodeText(text: string, origin: Origin): readonly Decoded[] {
  if (!text.startsWith('{')) return [plainLines(text, origin)];
  const whole = tryParseObject(text);
  if (whole !== undefined) return [decodeObject(whole, text, origin)];
  return text.includes('\n') ? [plainLines(text, origin)] : decodeObjects(text, origin);
}

/**
 * Opens a record: a CloudWatch Logs subscription message (gzip, several members too), an EventBridge event, our own
 * envelope, or lines. The form is told by its shape, which AWS or we write; the source never is. Throws ParseError
 * where the record as a whole cannot be read.
 */
export const decode = (data: Uint8Array, origin: Origin): readonly Decoded[] =>
  decodeText(isGzip(data) ? inflate(data).toString('utf8') : Buffer.from(data).toString('utf8'), origin);
