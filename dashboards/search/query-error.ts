/** Where the text goes wrong, and what could stand there instead. */
export interface Problem {
  /** The first character it is about, from 0. */
  readonly position: number;
  readonly message: string;
  /** The whole query as it was probably meant. */
  readonly suggestion?: string;
}

/** A query that can't be read: one lower-case sentence. */
export class QueryError extends Error implements Problem {
  override readonly name = 'QueryError';
  readonly position: number;
  readonly suggestion?: string;
  constructor({ position, message, suggestion }: Problem) {
    super(message);
    this.position = position;
    if (suggestion !== undefined) this.suggestion = suggestion;
  }
}
