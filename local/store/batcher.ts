import type { AppendResult, DocumentText } from '../../dashboards/query.ts';
import { type Cancel, type Clock, systemClock } from '../aws/clock.ts';

export interface BatcherOptions {
  /** Milliseconds from a batch's first document to its write. */
  readonly delayMs?: number;
  /** Documents that are written without waiting longer. */
  readonly size?: number;
  readonly clock?: Clock;
}

export interface Batcher {
  /** Resolves when the documents are on the disk and searchable; rejects where their batch was refused. */
  append(documents: readonly DocumentText[]): Promise<void>;
  /** Writes what waits, and resolves when nothing is under way. */
  flush(): Promise<void>;
  /** Documents not yet written. */
  waiting(): number;
}

type Write = (documents: readonly DocumentText[]) => Promise<AppendResult>;

interface Batch {
  readonly documents: DocumentText[];
  readonly settled: PromiseWithResolvers<void>;
}

const emptyBatch = (): Batch => {
  const settled = Promise.withResolvers<void>();
  // Who appended hears of a failure; a batch of nobody has no one to tell.
  settled.promise.catch(() => undefined);
  return { documents: [], settled };
};

/**
 * Gathers documents into batches of 250 ms or 2,000 documents: one write at a time, whatever arrives meanwhile
 * is the next batch. A call's documents stay together.
 */
export function createBatcher(write: Write, options: BatcherOptions = {}): Batcher {
  const { delayMs = 250, size = 2_000, clock = systemClock } = options;
  let next = emptyBatch();
  let cancel: Cancel | undefined;
  let writing: Promise<void> | undefined;
  let underWay = 0;

  async function writeBatch({ documents, settled }: Batch): Promise<void> {
    underWay = documents.length;
    try {
      await write(documents);
      settled.resolve();
    } catch (error) {
      settled.reject(error);
    }
    underWay = 0;
  }

  /** What came to its time or its size while the other one was written goes next. */
  function ended(): void {
    writing = undefined;
    if (cancel === undefined) start();
  }

  function start(): void {
    cancel?.();
    cancel = undefined;
    if (writing !== undefined || next.documents.length === 0) return;
    const batch = next;
    next = emptyBatch();
    writing = writeBatch(batch).then(ended);
  }

  function schedule(): void {
    if (next.documents.length >= size) start();
    else cancel ??= clock.setTimeout(start, delayMs);
  }

  async function append(documents: readonly DocumentText[]): Promise<void> {
    if (documents.length === 0) return;
    const { settled } = next;
    for (const document of documents) next.documents.push(document);
    schedule();
    return settled.promise;
  }

  async function flush(): Promise<void> {
    while (writing !== undefined || next.documents.length > 0) {
      start();
      await writing;
    }
  }

  return { append, flush, waiting: () => next.documents.length + underWay };
}
