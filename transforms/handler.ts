import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import type { Batch } from './core/batch.ts';
import { deliver, type Put } from './core/deliver.ts';
import { fanOut } from './core/fan-out.ts';
import { balances, type Tally } from './core/ledger.ts';
import { oneToOne } from './core/one-to-one.ts';
import { PUT_RECORD_BATCH, SEND_MESSAGE_BATCH } from './core/put-plan.ts';
import type { OpenSource, OpenStream } from './core/transform.ts';

/** `fan-out` for everything but streams that Kinesis feeds. */
export type Mode =
  | { readonly kind: 'fan-out'; readonly stream: OpenStream }
  | { readonly kind: 'one-to-one'; readonly source: OpenSource };

export interface TransformDependencies {
  readonly mode: Mode;
  /** Puts documents to the search stream, one record each. */
  readonly putDocuments: Put<Buffer>;
  /** Sends feed messages to the rules' queue. */
  readonly sendFeed: Put<string>;
  /** Counts what the invocation did with one source's events. */
  readonly count: (source: string, tally: Tally) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** Puts stop this long before the time-out, so that the invocation can still fail in an orderly way. */
const RESERVE_MS = 15_000;

const transform = (event: FirehoseTransformationEvent, mode: Mode): Batch =>
  mode.kind === 'fan-out' ? fanOut(event, mode.stream) : oneToOne(event, mode.source);

function assertBalanced(source: string, tally: Tally): void {
  if (!balances(tally)) throw new Error(`ledger of ${source} out of balance: ${JSON.stringify(tally)}`);
}

/**
 * The transform λ. Order of effects: all documents accepted, then the feed accepted, then the counters, then the
 * answer. Whatever fails before the answer throws: Firehose repeats the batch, and ids make the repeat harmless.
 */
export function createHandler({ mode, putDocuments, sendFeed, count, sleep, random }: TransformDependencies) {
  return async (
    event: FirehoseTransformationEvent,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<FirehoseTransformationResult> => {
    const batch = transform(event, mode);
    for (const [source, tally] of batch.tallies) assertBalanced(source, tally);
    const remaining = (): number => context.getRemainingTimeInMillis() - RESERVE_MS;
    const timing = { remaining, sleep, random };
    await deliver(batch.documents, {
      ...timing,
      put: putDocuments,
      sizeOf: ({ length }) => length,
      limits: PUT_RECORD_BATCH,
    });
    await deliver(batch.feed, {
      ...timing,
      put: sendFeed,
      sizeOf: ({ length }) => length,
      limits: SEND_MESSAGE_BATCH,
    });
    for (const [source, tally] of batch.tallies) count(source, tally);
    return { records: batch.answers };
  };
}
