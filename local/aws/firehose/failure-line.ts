import type { StreamRecord } from './records.ts';

export interface Failure {
  readonly record: StreamRecord;
  readonly attempts: number;
  readonly code: string;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly endedAt: number;
}

const toLine = (record: StreamRecord, fields: Readonly<Record<string, unknown>>): StreamRecord => ({
  id: record.id,
  arrived: record.arrived,
  data: Buffer.from(`${JSON.stringify(fields)}\n`),
});

const fieldsOf = ({ record, attempts, code, message, endedAt }: Failure) => ({
  attemptsMade: attempts,
  arrivalTimestamp: record.arrived,
  errorCode: code,
  errorMessage: message,
  attemptEndingTimestamp: endedAt,
  rawData: Buffer.from(record.data).toString('base64'),
});

/** https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html */
export const transformFailureLine = (failure: Failure, lambdaArn: string): StreamRecord =>
  toLine(failure.record, { ...fieldsOf(failure), lambdaArn });

/** https://docs.aws.amazon.com/firehose/latest/dev/retry.html; the document itself is `rawData`. */
export const deliveryFailureLine = (failure: Failure, indexName: string): StreamRecord =>
  toLine(failure.record, {
    ...fieldsOf(failure),
    esDocumentId: failure.record.id,
    esIndexName: indexName,
    esTypeName: '',
  });
