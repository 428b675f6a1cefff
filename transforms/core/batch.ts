import type { FirehoseTransformationResultRecord } from 'aws-lambda';
import type { Tally } from './ledger.ts';

/** What one invocation decided, before any effect: what to put, what to feed, what to count, what to answer. */
export interface Batch {
  readonly documents: readonly Buffer[];
  /** Messages, ready to be sent. */
  readonly feed: readonly string[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly answers: FirehoseTransformationResultRecord[];
}
