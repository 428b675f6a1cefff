import { type Clock, nextTurn } from '../clock.ts';
import type { BulkCall } from './bulk-call.ts';
import type { Failure } from './failure-line.ts';
import type { DeliveryMeter } from './metrics.ts';
import type { Rejection, SearchDestination } from './options.ts';
import { createRecordBuffer } from './record-buffer.ts';
import { type Batch, bytesOf, earliest, type Stage, sumWaiting } from './records.ts';
import { createRetryQueue } from './retry-queue.ts';

export interface SearchStage extends Stage {
  /** Documents that wait for another attempt get it now, and it is their last. */
  endRetries(): void;
}

export interface SearchStageOptions {
  readonly clock: Clock;
  readonly destination: SearchDestination;
  readonly meter: DeliveryMeter;
  readonly bulk: BulkCall;
  paused(): boolean;
  /** A call is over: these are stored, those are given up. */
  settled(stored: number, failures: readonly Failure[]): void;
}

/** Documents that have been through the same attempts, the first of them at `since`, epoch milliseconds. */
interface Delivery extends Batch {
  readonly attempts: number;
  readonly since: number;
}

const CALLS = 5; // at once
const RETRY_INTERVAL = 300_000; // ms

const failuresOf = (
  { records, attempts }: Delivery,
  refused: ReadonlyMap<number, Rejection>,
  endedAt: number,
): readonly Failure[] =>
  [...refused.values()].flatMap(({ index, status, reason }) =>
    records
      .slice(index, index + 1)
      .map((record) => ({ record, attempts, code: String(status), message: reason, endedAt })),
  );

/** Indexes documents by bulk calls; one that is refused is tried again until its time is over, then given up. */
export function createSearchStage({ clock, destination, meter, bulk, ...options }: SearchStageOptions): SearchStage {
  const { retryMs, retryIntervalMs = RETRY_INTERVAL } = destination;
  const buffer = createRecordBuffer({ clock, hints: destination, onDue: pump });
  const retries = createRetryQueue<Delivery>({ clock, onDue: pump });
  const held = { records: 0, bytes: 0 }; // taken from the buffer, neither stored nor given up
  const running = new Set<Delivery>();

  function hold(records: number, bytes: number): void {
    held.records += records;
    held.bytes += bytes;
  }

  function next(): Delivery | undefined {
    const again = retries.take();
    if (again !== undefined) return again;
    const batch = buffer.take();
    if (batch === undefined) return undefined;
    hold(batch.records.length, batch.bytes);
    return { ...batch, attempts: 0, since: clock.now() };
  }

  /** The refused documents wait for another attempt, the last one when their time ends, or are given up. */
  function retryOrGiveUp(delivery: Delivery, refused: ReadonlyMap<number, Rejection>): readonly Failure[] {
    const now = clock.now();
    const end = delivery.since + retryMs;
    const attempts = delivery.attempts + 1;
    const records = delivery.records.filter((_, at) => refused.has(at));
    if (records.length === 0) return [];
    if (now >= end) return failuresOf({ ...delivery, attempts }, refused, now);
    const again = { records, bytes: bytesOf(records), attempts, since: delivery.since };
    retries.add(again, Math.min(now + retryIntervalMs, end));
    return [];
  }

  function settle(delivery: Delivery, refused: ReadonlyMap<number, Rejection>): void {
    const stored = refused.size === 0 ? delivery.records : delivery.records.filter((_, at) => !refused.has(at));
    const storedBytes = refused.size === 0 ? delivery.bytes : bytesOf(stored);
    const givenUp = retryOrGiveUp(delivery, refused);
    hold(-stored.length - givenUp.length, -storedBytes - bytesOf(givenUp.map(({ record }) => record)));
    meter.attempted(stored.length, delivery.records.length);
    meter.delivered(stored.length, storedBytes);
    options.settled(stored.length, givenUp);
  }

  async function run(delivery: Delivery): Promise<void> {
    running.add(delivery);
    await nextTurn();
    const rejections = await bulk(delivery.records);
    running.delete(delivery);
    settle(delivery, new Map(rejections.map((rejection) => [rejection.index, rejection])));
    pump();
  }

  function pump(): void {
    while (!options.paused() && running.size < CALLS) {
      const delivery = next();
      if (delivery === undefined) return;
      void run(delivery);
    }
  }

  return {
    add(records) {
      buffer.add(records);
      pump();
    },
    flush() {
      buffer.flush();
      pump();
    },
    pump,
    endRetries: () => retries.release((delivery) => ({ ...delivery, since: Number.NEGATIVE_INFINITY })),
    waiting: () => sumWaiting([buffer.waiting(), held]),
    oldest: () =>
      earliest([buffer.oldest(), ...[...running, ...retries.items()].map(({ records }) => records[0]?.arrived)]),
  };
}
