// Control, format (bidirectional, zero-width), lone surrogate, separator, filler and variation characters.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]/gu;

const PICTURES = 0x2400;
const DELETE = '\u2421';
const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function name(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (ESCAPES[character] !== undefined) return ESCAPES[character];
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return DELETE;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Text from a log with every character that could hide, reorder or move something spelled out. */
export const visible = (text: string): string => text.replace(HIDDEN, name);

/** As `visible`, for text shown over several lines: line breaks and tabs stay. */
export const visibleLines = (text: string): string =>
  text.replace(HIDDEN, (character) => (character === '\n' || character === '\t' ? character : name(character)));
