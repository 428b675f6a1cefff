import { gzipSync } from 'node:zlib';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { DIGITS, type Random } from './random.ts';

/** What one record of a delivery stream carries, as AWS sends it. `at` is its arrival, epoch milliseconds. */
export interface RawBatch {
  readonly source: SourceId;
  readonly kind: 'cloudwatch-logs' | 'kinesis';
  readonly data: Buffer;
  readonly events: number;
  readonly at: number;
}

/** A batch of the storyline; `step` says what happens in it. */
export interface ScheduledBatch extends RawBatch {
  readonly step: string;
}

/** A line and the time that CloudWatch Logs knows it by, epoch milliseconds. */
export interface LoggedLine {
  readonly message: string;
  readonly timestamp: number;
}

export interface LogStream {
  readonly source: SourceId;
  readonly owner: string;
  readonly logGroup: string;
  readonly logStream: string;
}

/** Lines of one stream that arrive together; `at` in epoch milliseconds. */
export interface Delivery {
  readonly stream: LogStream;
  readonly lines: readonly LoggedLine[];
  readonly at: number;
}

const EVENT_ID_DIGITS = 56;

/**
 * One subscription message.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export function cloudWatchBatch({ stream, lines, at }: Delivery, random: Random): RawBatch {
  const message = {
    messageType: 'DATA_MESSAGE',
    owner: stream.owner,
    logGroup: stream.logGroup,
    logStream: stream.logStream,
    subscriptionFilters: ['firewatch'],
    logEvents: lines.map(({ message, timestamp }) => ({
      id: `3${random.text(EVENT_ID_DIGITS - 1, DIGITS)}`,
      timestamp,
      message,
    })),
  };
  const data = gzipSync(JSON.stringify(message), { level: 1 });
  return { source: stream.source, kind: 'cloudwatch-logs', data, events: lines.length, at };
}

/** One Kinesis record: a line with its end. */
export const kinesisBatch = (line: string, at: number): RawBatch => ({
  source: 'cloudfront-realtime',
  kind: 'kinesis',
  data: Buffer.from(`${line}\n`),
  events: 1,
  at,
});
