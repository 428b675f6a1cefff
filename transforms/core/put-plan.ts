/** https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html: both limits hold. */
export interface CallLimits {
  readonly records: number;
  readonly bytes: number;
}

export const PUT_RECORD_BATCH: CallLimits = { records: 500, bytes: 4 * 1024 * 1024 };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const SEND_MESSAGE_BATCH: CallLimits = { records: 10, bytes: 1024 * 1024 };

/** Divides items into calls that keep both limits, in order. */
export function planCalls<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  limits: CallLimits,
): readonly (readonly T[])[] {
  const calls: T[][] = [];
  let call: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (call.length > 0 && (call.length === limits.records || bytes + size > limits.bytes)) {
      calls.push(call);
      call = [];
      bytes = 0;
    }
    call.push(item);
    bytes += size;
  }
  if (call.length > 0) calls.push(call);
  return calls;
}
