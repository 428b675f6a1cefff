/** Control, bidi and zero-width characters and line breaks: a log or a file's name may hold terminal escapes. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line of text that a terminal shows and does not obey. */
export const plain = (text: string): string => text.replace(HIDDEN, '\uFFFD');

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** The same JSON, with every hidden character written as an escape. */
export const plainJson = (json: string): string => json.replace(HIDDEN, escaped);
