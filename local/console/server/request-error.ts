/** The request makes no sense: one lower-case sentence for its sender. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}
