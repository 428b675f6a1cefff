import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import { createDeliveryStream, type DeliveryStream } from '../../../local/aws/delivery-stream.ts';
import type { DeliveryStreamOptions, Rejection, SearchDestination } from '../../../local/aws/firehose/options.ts';
import { createStreamFaults } from '../../../local/aws/firehose/stream-faults.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createMemoryObjects } from '../../../local/aws/memory-objects.ts';
import type { ObjectStore } from '../../../local/aws/object-store.ts';

export const START = Date.UTC(2026, 10, 24, 13, 5, 6);
export const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:transform';
export const SECOND = 1_000;
export const MINUTE = 60_000;

type Invoke = (event: FirehoseTransformationEvent) => Promise<FirehoseTransformationResult>;

export const encode = (text: string): string => Buffer.from(text).toString('base64');
export const decode = (base64: string): string => Buffer.from(base64, 'base64').toString();

export const answerAll =
  (result: 'Ok' | 'Dropped' | 'ProcessingFailed'): Invoke =>
  async ({ records }) => ({ records: records.map(({ recordId, data }) => ({ recordId, result, data })) });

/** A function that keeps what it was invoked with. */
export function recordInvocations(invoke: Invoke = answerAll('Ok')) {
  const events: FirehoseTransformationEvent[] = [];
  return {
    events,
    invoke: (event: FirehoseTransformationEvent) => {
      events.push(event);
      return invoke(event);
    },
  };
}

/** A search destination that keeps what it stores. */
export function recordDocuments(reject: (document: string) => Omit<Rejection, 'index'> | undefined = () => undefined) {
  const stored: string[] = [];
  const calls: number[] = [];
  const bulk = async (documents: readonly string[]): Promise<readonly Rejection[]> => {
    calls.push(documents.length);
    return documents.flatMap((document, index) => {
      const rejection = reject(document);
      if (rejection === undefined) stored.push(document);
      return rejection === undefined ? [] : [{ index, ...rejection }];
    });
  };
  return { stored, calls, bulk };
}

export interface Example {
  readonly clock: ReturnType<typeof createManualClock>;
  readonly faults: ReturnType<typeof createStreamFaults>;
  readonly objects: ObjectStore;
  readonly stream: DeliveryStream;
  put(...texts: readonly string[]): ReturnType<DeliveryStream['putRecordBatch']>;
}

export const transformOf = (invoke: Invoke = answerAll('Ok')) => ({
  arn: LAMBDA,
  invoke,
  bufferBytes: 1_000,
  intervalMs: SECOND,
  timeoutMs: 120_000,
});

export const searchOf = (bulk: SearchDestination['bulk'] = async () => []): SearchDestination => ({
  kind: 'opensearch',
  bulk,
  bufferBytes: 1_000_000,
  intervalMs: 0,
  retryMs: 10 * MINUTE,
});

export const bucketOf = (objects: ObjectStore) => ({ objects, bufferBytes: 1_000_000, intervalMs: 5 * MINUTE });

/** A stream named `logs` on a clock that stands still, with one bucket for everything. */
export function exampleStream(
  build: (objects: ObjectStore) => Partial<DeliveryStreamOptions> = () => ({}),
  objects: ObjectStore = createMemoryObjects(),
): Example {
  const clock = createManualClock(START);
  const faults = createStreamFaults(7);
  const stream = createDeliveryStream({
    name: 'logs',
    clock,
    source: 'direct-put',
    destination: searchOf(),
    backup: { ...bucketOf(objects), mode: 'failed' },
    faults,
    ...build(objects),
  });
  const put = (...texts: readonly string[]) =>
    stream.putRecordBatch({ DeliveryStreamName: 'logs', Records: texts.map((text) => ({ Data: Buffer.from(text) })) });
  return { clock, faults, objects, stream, put };
}

export async function readAll(objects: ObjectStore, prefix: string): Promise<string> {
  const bodies = await Promise.all((await objects.list(prefix)).map(({ key }) => objects.get(key)));
  return Buffer.concat(bodies.filter((body) => body !== undefined)).toString();
}

/** The lines of all failure objects under a prefix. */
export const readFailures = async (objects: ObjectStore, prefix: string): Promise<readonly Record<string, unknown>[]> =>
  (await readAll(objects, prefix))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
