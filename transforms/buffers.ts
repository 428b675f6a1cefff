/** When something that waits goes on: at so many bytes as received, or after so many milliseconds. */
export interface BufferHint {
  readonly bytes: number;
  readonly ms: number;
}

const MIB = 1024 * 1024;

/**
 * Every buffer of the data path, for the stacks and for the laptop. Latency is the transforms' and the search
 * streams'; the rest delays nothing that anybody waits for.
 * https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html
 */
export const BUFFERS = {
  /** Gzip of CloudWatch Logs inflates about tenfold, and the answer must stay under 6 MB. */
  fanOutTransform: { bytes: MIB / 4, ms: 1_000 },
  /** The answer is 2.8 times the buffer, so never over 2 MiB. */
  oneToOneTransform: { bytes: MIB, ms: 1_000 },
  lake: { bytes: 128 * MIB, ms: 300_000 },
  search: { bytes: MIB, ms: 0 },
  backup: { bytes: 64 * MIB, ms: 300_000 },
} as const satisfies Readonly<Record<string, BufferHint>>;

/** How long a search stream tries to deliver before a document becomes a failure object. */
export const SEARCH_RETRY_MS = 7_200_000;

export const TRANSFORM_TIMEOUT_MS = 120_000;
export const TRANSFORM_RETRIES = 3;
