import type { Clock } from './clock.ts';
import type { FeedRecord } from './firehose/intake.ts';

/** Whoever reads the stream, such as a Kinesis-fed delivery stream; while it is paused, records stay in the stream. */
export interface KinesisReader {
  paused(): boolean;
  receive(records: readonly FeedRecord[]): void;
}

export interface Reading {
  add(records: readonly FeedRecord[]): void;
  waiting(): number;
}

export interface ReadingOptions {
  readonly clock: Clock;
  readonly reader: KinesisReader;
  /** Milliseconds between two reads. */
  readonly intervalMs: number;
  /** How many records one read returns. */
  readonly limit: number;
  /** Something was read. */
  changed(): void;
}

/** One reader's place in the stream: it reads at once when it has not for a while, then at its interval. */
export function createReading({ clock, reader, intervalMs, limit, changed }: ReadingOptions): Reading {
  const pending: FeedRecord[] = [];
  let nextRead = Number.NEGATIVE_INFINITY;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || pending.length === 0) return;
    scheduled = true;
    clock.setTimeout(read, Math.max(0, nextRead - clock.now()));
  }

  function read(): void {
    scheduled = false;
    nextRead = clock.now() + intervalMs;
    if (!reader.paused()) {
      reader.receive(pending.splice(0, limit));
      changed();
    }
    schedule();
  }

  return {
    add(records) {
      for (const record of records) pending.push(record);
      schedule();
    },
    waiting: () => pending.length,
  };
}
