/** A word, a parenthesis or a pipe of a condition, and where in its text it stands. */
export interface Token {
  readonly text: string;
  readonly offset: number;
}

/** The text of the token after the last. */
export const END = '';

/** The condition can't be read; the offset is where in its text. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

export function fail(token: Token, message: string): never {
  throw new ConditionError(token.offset, message);
}

/** The tokens of a condition, read from left to right. */
export interface Tokens {
  readonly peek: () => Token;
  readonly take: () => Token;
}

export function createTokens(text: string): Tokens {
  const tokens = [...text.matchAll(/[()|]|[^\s()|]+/g)].map((found) => ({ text: found[0], offset: found.index }));
  const end: Token = { text: END, offset: text.trimEnd().length };
  let at = 0;
  return { peek: () => tokens[at] ?? end, take: () => tokens[at++] ?? end };
}

/** Keywords count in any case. */
export const isWord = (token: Token, word: string): boolean => token.text.toLowerCase() === word;
