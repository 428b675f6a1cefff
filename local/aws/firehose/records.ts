import type { FirehoseRecordMetadata } from 'aws-lambda';

/** A record on its way through a delivery stream: as it came, transformed, or as a line of a failure object. */
export interface StreamRecord {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly arrived: number;
  readonly data: Uint8Array;
  readonly kinesis?: FirehoseRecordMetadata;
}

export interface Batch {
  readonly records: readonly StreamRecord[];
  readonly bytes: number;
}

export interface Waiting {
  readonly records: number;
  readonly bytes: number;
}

/** One part of a stream: records go in, leave at its pace, and are known to be in it meanwhile. */
export interface Stage {
  add(records: readonly StreamRecord[]): void;
  /** What is buffered goes on now, full or not. */
  flush(): void;
  /** Goes on where it may: room or permission came back. */
  pump(): void;
  waiting(): Waiting;
  /** The earliest arrival among what waits. */
  oldest(): number | undefined;
}

export const bytesOf = (records: readonly StreamRecord[]): number =>
  records.reduce((sum, record) => sum + record.data.length, 0);

export const sumWaiting = (parts: readonly Waiting[]): Waiting => ({
  records: parts.reduce((sum, part) => sum + part.records, 0),
  bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
});

/** The earliest of times of which some may be absent. */
export const earliest = (times: Iterable<number | undefined>): number | undefined => {
  let first: number | undefined;
  for (const time of times) if (time !== undefined && (first === undefined || time < first)) first = time;
  return first;
};

export const waitingIn = ({ records, bytes }: Batch): Waiting => ({ records: records.length, bytes });
