import type { FirehoseTransformationResult } from 'aws-lambda';
import { BUFFERS, type BufferHint, TRANSFORM_RETRIES, TRANSFORM_TIMEOUT_MS } from '../../transforms/buffers.ts';
import type { Put } from '../../transforms/core/deliver.ts';
import type { Tally } from '../../transforms/core/ledger.ts';
import { createHandler, type Mode } from '../../transforms/handler.ts';
import { sleep } from '../aws/clock.ts';
import type { BufferHints, TransformOptions } from '../aws/firehose/options.ts';
import type { PathSettings } from './source-path.ts';

/** A hint of the data path's, as a stream takes it. */
export const hints = ({ bytes, ms }: BufferHint): BufferHints => ({ bufferBytes: bytes, intervalMs: ms });

/** The transform λ as a stream invokes it: the real handler, told what it needs. */
export function transformOf(settings: PathSettings, mode: Mode, putDocuments: Put<Buffer>): TransformOptions {
  const { id, clock, sendFeed, count, random } = settings;
  const tallies = new WeakMap<FirehoseTransformationResult, readonly [string, Tally][]>();
  const buffer = mode.kind === 'fan-out' ? BUFFERS.fanOutTransform : BUFFERS.oneToOneTransform;
  return {
    ...hints(buffer),
    arn: `arn:aws:lambda:us-east-1:000000000000:function:firewatch-transform-${id}`,
    timeoutMs: TRANSFORM_TIMEOUT_MS,
    retries: TRANSFORM_RETRIES,
    async invoke(event) {
      const ends = clock.now() + TRANSFORM_TIMEOUT_MS;
      const counted: [string, Tally][] = [];
      const handler = createHandler({
        mode,
        putDocuments,
        sendFeed,
        count: (source, tally) => counted.push([source, tally]),
        sleep: (ms) => sleep(clock, ms),
        random,
      });
      const answer = await handler(event, { getRemainingTimeInMillis: () => ends - clock.now() });
      tallies.set(answer, counted);
      return answer;
    },
    // An answer that is lost is asked for again: counted here, its events are counted once.
    heard(answer) {
      for (const [source, tally] of tallies.get(answer) ?? []) count(source, tally);
    },
  };
}
