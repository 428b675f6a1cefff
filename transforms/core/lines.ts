const NEWLINE = 10;
const SCRATCH_BYTES = 256 * 1024;

/** Used for one call after another: making one of this size anew costs more than filling it. */
const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

/** How many bytes documents have as lines. */
export const bytesOf = (documents: readonly Buffer[]): number =>
  documents.reduce((bytes, document) => bytes + document.length + 1, 0);

/** Documents as lines of NDJSON. The buffer is good until the next call. */
export function linesOf(documents: readonly Buffer[], bytes: number): Buffer {
  const lines = bytes > SCRATCH_BYTES ? Buffer.allocUnsafeSlow(bytes) : scratch.subarray(0, bytes);
  let at = 0;
  for (const document of documents) {
    lines.set(document, at);
    at += document.length + 1;
    lines[at - 1] = NEWLINE;
  }
  return lines;
}
