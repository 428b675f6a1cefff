import type { FeedEvent } from '../../alerting/feed.ts';
import { parsePath, readPath } from '../../alerting/fields/path.ts';
import { fileLines, streamLines } from '../files/read.ts';
import { type RawLogs, STANDARD_INPUT } from './raw-logs.ts';

/** A line of JSON as an event: the object itself is the original. */
export interface JsonEvent {
  readonly event: FeedEvent;
  /** Epoch milliseconds, from where the user says it stands; NaN where there is none. */
  readonly at: number;
}

const MILLISECONDS_FROM = 1e11;

/** A date as text, or a number of seconds or milliseconds. */
function timeOf(value: unknown): number {
  if (typeof value === 'string') return Date.parse(value);
  if (typeof value !== 'number') return Number.NaN;
  return value < MILLISECONDS_FROM ? value * 1000 : value;
}

function parse(line: string): FeedEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FeedEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** Each line's object with its time; undefined for a line that holds none. Lines without anything are passed over. */
export async function* jsonEvents(time: string, { files, stdin }: RawLogs): AsyncIterable<JsonEvent | undefined> {
  const path = parsePath(time);
  for (const key of files.length > 0 ? files : [STANDARD_INPUT]) {
    const lines = key === STANDARD_INPUT ? streamLines(stdin, 'standard input') : fileLines(key);
    for await (const line of lines) {
      if (line.trim() === '') continue;
      const event = parse(line);
      yield event && { event, at: timeOf(readPath(event, path)) };
    }
  }
}
