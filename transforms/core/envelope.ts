import type { Origin } from './source.ts';

/** One message and where it came from, before it is split into the events that it holds. */
export interface Message {
  readonly text: string;
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

/**
 * Our own envelope, one JSON object: what the s3-loader, the us-east-1 satellite and EventBridge's input transformer
 * send to an intake. `lines` are one file's, `n` counts from 1; `event` is one EventBridge event.
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
  readonly lines?: readonly { readonly n: number; readonly text: string }[];
  readonly event?: Readonly<Record<string, unknown>>;
}

export const writeEnvelope = (envelope: Omit<Envelope, 'firewatch'>): string =>
  JSON.stringify({ firewatch: 'envelope', ...envelope });
