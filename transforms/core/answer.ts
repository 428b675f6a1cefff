import type { FirehoseTransformationResultRecord } from 'aws-lambda';

/** A synchronous Lambda answer may be 6 MB; the rest is left for field names and record ids. */
const MAX_ANSWER_BYTES = 5_900_000;
const RECORD_OVERHEAD_BYTES = 160;

export interface Answers {
  /** Whether the answer still fits; if it does, it is added. */
  offer(recordId: string, result: 'Ok' | 'Dropped', data: Buffer): boolean;
  /** Not processed: Firehose keeps the record under `processing-failed/`, from where it is replayed. */
  refuse(recordId: string): void;
  readonly records: FirehoseTransformationResultRecord[];
}

const encodedLength = (data: Buffer): number => Math.ceil(data.length / 3) * 4;

/** Collects one answer for each record and keeps the whole under Lambda's limit. */
export function createAnswers(): Answers {
  const records: FirehoseTransformationResultRecord[] = [];
  let bytes = 0;
  return {
    records,
    offer(recordId, result, data) {
      const size = encodedLength(data) + recordId.length + RECORD_OVERHEAD_BYTES;
      if (bytes + size > MAX_ANSWER_BYTES) return false;
      bytes += size;
      records.push({ recordId, result, data: data.toString('base64') });
      return true;
    },
    refuse(recordId) {
      bytes += recordId.length + RECORD_OVERHEAD_BYTES;
      records.push({ recordId, result: 'ProcessingFailed', data: '' });
    },
  };
}
