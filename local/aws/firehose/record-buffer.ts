import type { Cancel, Clock } from '../clock.ts';
import type { BufferHints } from './options.ts';
import type { Batch, StreamRecord, Waiting } from './records.ts';

export interface RecordBuffer {
  add(records: readonly StreamRecord[]): void;
  /** The next batch that is full or old enough; without an interval, whatever is there. */
  take(): Batch | undefined;
  flush(): void;
  waiting(): Waiting;
  oldest(): number | undefined;
}

export interface RecordBufferOptions {
  readonly clock: Clock;
  readonly hints: BufferHints;
  /** A batch is ready to take because of its age. */
  onDue(): void;
}

/** Gathers records into batches, by size or by age. A batch is over the size only where it is a single record. */
export function createRecordBuffer({ clock, hints, onDue }: RecordBufferOptions): RecordBuffer {
  const closed: Batch[] = [];
  let open: StreamRecord[] = [];
  let openBytes = 0;
  let records = 0;
  let bytes = 0;
  let cancel: Cancel | undefined;

  function close(): void {
    cancel?.();
    cancel = undefined;
    if (open.length > 0) closed.push({ records: open, bytes: openBytes });
    open = [];
    openBytes = 0;
  }

  function closeAged(): void {
    close();
    onDue();
  }

  function push(record: StreamRecord): void {
    const size = record.data.length;
    if (open.length > 0 && openBytes + size > hints.bufferBytes) close();
    open.push(record);
    openBytes += size;
    records++;
    bytes += size;
    if (openBytes >= hints.bufferBytes) close();
  }

  return {
    add(added) {
      for (const record of added) push(record);
      if (open.length > 0 && hints.intervalMs > 0) cancel ??= clock.setTimeout(closeAged, hints.intervalMs);
    },
    take() {
      if (closed.length === 0 && hints.intervalMs === 0) close();
      const batch = closed.shift();
      records -= batch?.records.length ?? 0;
      bytes -= batch?.bytes ?? 0;
      return batch;
    },
    flush: close,
    waiting: () => ({ records, bytes }),
    oldest: () => (closed[0]?.records ?? open)[0]?.arrived,
  };
}
