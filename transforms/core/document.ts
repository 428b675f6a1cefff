/** The limits of one document. Beyond them OpenSearch or V8 gives up, so nothing gets that far. */
export const MAX_DOCUMENT_BYTES = 1_000_000;
export const MAX_ORIGINAL_BYTES = 32 * 1024;
export const MAX_DEPTH = 100;
export const MAX_ID_BYTES = 512;
