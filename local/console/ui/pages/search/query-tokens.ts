export interface Token {
  readonly kind: 'field' | 'operator' | 'word' | 'value' | 'space';
  readonly text: string;
}

const TOKEN =
  /(\s+)|("(?:\\.|[^"\\])*"?)|((?:and|or|not)\b(?!:))|([\w@.-]+)(?=\s*(?::|[<>]=?|!?=))|([:()]|[<>]=?|!?=)|([^\s():]+)/giy;

const KINDS = ['space', 'value', 'word', 'field', 'operator', 'value'] as const;

/** Cuts a query into the pieces that are coloured. It loses no character and is no parser. */
export function queryTokens(query: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (!match) return [...tokens, { kind: 'value', text: query.slice(from) }];
    const at = match.slice(1).findIndex((group) => group !== undefined);
    tokens.push({ kind: KINDS[at] ?? 'value', text: match[0] });
  }
  return tokens;
}
