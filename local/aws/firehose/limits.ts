/** Hard limits of Firehose. https://docs.aws.amazon.com/firehose/latest/dev/limits.html */
export const RECORD_BYTES = 1000 * 1024;
export const BATCH_RECORDS = 500;
export const BATCH_BYTES = 4 * 1024 * 1024;

/** What a synchronous invocation may return, as JSON. */
export const RESPONSE_BYTES = 6 * 1024 * 1024;

export const OUTSTANDING_INVOCATIONS = 5; // for each shard
export const FUNCTION_TIMEOUT = 300_000; // ms that Firehose waits, whatever the function's own time-out

/** A put's price is counted in steps of 5 KB, record by record. */
export const BILLING_STEP = 5 * 1024;
