import { gzipSync } from 'node:zlib';
import type { Cancel, Clock } from '../clock.ts';
import { messageOf } from '../service-error.ts';
import type { DeliveryMeter } from './metrics.ts';
import type { Bucket } from './options.ts';
import { createRecordBuffer } from './record-buffer.ts';
import { type Batch, earliest, type Stage, sumWaiting, waitingIn } from './records.ts';

export interface ObjectWriter extends Stage {
  /** Why the last object could not be written; undefined once it could. */
  problem(): string | undefined;
  /** Tries again now. */
  retry(): void;
}

export interface ObjectWriterOptions {
  readonly clock: Clock;
  readonly bucket: Bucket;
  readonly meter: DeliveryMeter;
  keyOf(oldest: number): string;
  written(records: number): void;
  /** Something was written, or could not be. */
  changed(): void;
}

const RETRY = 30_000; // ms; AWS says only that it goes on trying

const NOTHING: Batch = { records: [], bytes: 0 };

/** Joins records into objects, without delimiters. A batch that can't be written is kept and tried again, for good. */
export function createObjectWriter({ clock, bucket, meter, ...options }: ObjectWriterOptions): ObjectWriter {
  const buffer = createRecordBuffer({ clock, hints: bucket, onDue: pump });
  let current = NOTHING;
  let writing = false;
  let problem: string | undefined;
  let cancelRetry: Cancel | undefined;

  /** The problem, or undefined where the object is there. A batch of empty records needs none. */
  async function put({ records }: Batch): Promise<string | undefined> {
    const joined = Buffer.concat(records.map((record) => record.data));
    if (joined.length === 0) return undefined;
    try {
      const body = bucket.compression === 'GZIP' ? gzipSync(joined) : joined;
      await bucket.objects.put(options.keyOf(records[0]?.arrived ?? clock.now()), body);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  function settle(): void {
    meter.attempted(Number(problem === undefined), 1);
    if (problem !== undefined) {
      cancelRetry = clock.setTimeout(write, RETRY);
      return;
    }
    const { records, bytes } = current;
    current = NOTHING;
    meter.delivered(records.length, bytes);
    options.written(records.length);
  }

  async function write(): Promise<void> {
    cancelRetry?.();
    writing = true;
    problem = await put(current);
    writing = false;
    settle();
    options.changed();
    pump();
  }

  function pump(): void {
    if (writing || problem !== undefined) return;
    current = buffer.take() ?? NOTHING;
    if (current !== NOTHING) void write();
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
    waiting: () => sumWaiting([buffer.waiting(), waitingIn(current)]),
    oldest: () => earliest([buffer.oldest(), current.records[0]?.arrived]),
    problem: () => problem,
    retry() {
      if (problem !== undefined && !writing) void write();
    },
  };
}
