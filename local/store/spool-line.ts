import type { Arrival } from './arrival.ts';

/** A document and where its line stands. */
export interface Located {
  readonly arrival: Arrival;
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

// An escaped backslash, a whole pair, or half of one.
const ESCAPES = /\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}/g;
const HALF = 6;

/** DuckDB refuses a line with half a character in it (`\ud800`): here, and only here, it is a U+FFFD. */
const readable = (text: string): string =>
  text.replace(ESCAPES, (found) => (found.length === HALF ? '\\ufffd' : found));

/** Beyond this a document is stored and found by its id and time only. Firehose and OpenSearch stop at 1 MB. */
const MAX_READ_BYTES = 16 * 1024 * 1024;

/**
 * A line of the file that DuckDB reads a batch from: what the store has decided, and the document as it is.
 * `withDocument: false` leaves the document out, where DuckDB could not read it.
 */
export function spoolLine({ arrival, segment, offset, length }: Located, withDocument = true): string {
  const { id, at, created, reason, dataset, text } = arrival;
  const decided = JSON.stringify({ i: id, t: at, c: created, r: reason, n: dataset, s: segment, o: offset, l: length });
  return withDocument && reason === undefined && length <= MAX_READ_BYTES
    ? `${decided.slice(0, -1)},"d":${readable(text)}}\n`
    : `${decided}\n`;
}
