import type { Origin } from './source.ts';

/** One message and where it came from, before it is split into the events that it holds. */
export interface Message {
  readonly text: string;
  /** Its place among the messages that one line of a file was split into; 0 if absent. */
  readonly index?: number;
  /** Why whoever read the file could not hand on the whole line; `text` is its beginning. */
  readonly error?: string;
  readonly timestamp?: number;
  readonly header?: string;
  readonly origin: Origin;
}

/**
 * What one record holds: the messages of one source, or nothing but a health check. `source` is named by our own
 * envelopes only; otherwise the stream's configuration says it.
 */
export type Decoded =
  | { readonly kind: 'control' }
  | { readonly kind: 'messages'; readonly source?: string; readonly messages: readonly Message[] };

/** One line of a file, counted from 1; `i` and `error` are a message's `index` and `error`. */
export interface EnvelopeLine {
  readonly n: number;
  readonly i?: number;
  readonly text: string;
  readonly error?: string;
}

/**
 * Our own envelope, one JSON object: what the s3-loader, the us-east-1 satellite and EventBridge's input transformer
 * send to an intake. `lines` are one file's; `event` is one EventBridge event.
 */
export interface Envelope {
  readonly firewatch: 'envelope';
  readonly source?: string;
  /** Epoch milliseconds: the first arrival, kept over every hop. */
  readonly arrived?: number;
  readonly account?: string;
  readonly region?: string;
  readonly bucket?: string;
  readonly key?: string;
  readonly header?: string;
  readonly lines?: readonly EnvelopeLine[];
  readonly event?: Readonly<Record<string, unknown>>;
}

export const writeEnvelope = (envelope: Omit<Envelope, 'firewatch'>): string =>
  JSON.stringify({ firewatch: 'envelope', ...envelope });
