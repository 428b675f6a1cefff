import type { FirehoseTransformationResultRecord } from 'aws-lambda';

/** A synchronous Lambda answer may be 6 MB; the rest is left for field names and record ids. */
const MAX_ANSWER_BYTES = 5_900_000;
const RECORD_OVERHEAD_BYTES = 160;
const NOTHING = Buffer.alloc(0);

type Result = FirehoseTransformationResultRecord['result'];

export interface Answers {
  /** Whether the answer still fits; if it does, it is added. */
  offer(recordId: string, result: 'Ok' | 'Dropped', data: Buffer): boolean;
  /** Not processed: Firehose keeps the record under `processing-failed/`, from where it is replayed. */
  refuse(recordId: string): void;
  /** Encoded, to be asked for once, at the end: as long as the batch lives, bytes cost memory once and no copying. */
  records(): FirehoseTransformationResultRecord[];
}

const encodedLength = (data: Buffer): number => Math.ceil(data.length / 3) * 4;

/** Collects one answer for each record and keeps the whole under Lambda's limit. */
export function createAnswers(): Answers {
  const answered: (readonly [recordId: string, result: Result, data: Buffer])[] = [];
  let bytes = 0;
  return {
    offer(recordId, result, data) {
      const size = encodedLength(data) + recordId.length + RECORD_OVERHEAD_BYTES;
      if (bytes + size > MAX_ANSWER_BYTES) return false;
      bytes += size;
      answered.push([recordId, result, data]);
      return true;
    },
    refuse(recordId) {
      bytes += recordId.length + RECORD_OVERHEAD_BYTES;
      answered.push([recordId, 'ProcessingFailed', NOTHING]);
    },
    records: () => answered.map(([recordId, result, data]) => ({ recordId, result, data: data.toString('base64') })),
  };
}
