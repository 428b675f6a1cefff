/** Text for mails: values from logs are hostile, rule texts are ours. */

/** Controls, bidi overrides, zero-width characters, lone surrogates, and letters that print as nothing. */
const UNPRINTABLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const SPACE = /[\s\p{Z}]+/gu;
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;
const REPLACEMENT = '\ufffd';

/** One line of visible text: space runs become one space, what cannot be seen becomes U+FFFD. */
export const oneLine = (text: string): string =>
  text.replace(SPACE, ' ').trim().replace(UNPRINTABLE, REPLACEMENT).replace(STACKED_MARKS, '$1');

/** At most `length` characters; what is cut off is marked. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, 2 * length);
  const characters = Array.from(start);
  return characters.length <= length && start === text ? text : `${characters.slice(0, length - 1).join('')}…`;
}

const WEB = /\bhttp(s?):\/\/([^\s/]*)/giu;
const OTHER_SCHEME = /(?<!hxxps?):\/\//giu;
const DOT = /[.\u3002\uff0e\uff61]/gu;
const DOTTED_NAME = /[\p{L}\p{N}_-]+(?:[.\u3002\uff0e\uff61][\p{L}\p{N}_-]+)+/gu;
const TOP_LEVEL = /[.\u3002\uff0e\uff61]\p{L}[\p{L}\p{N}-]+$/u;

const breakDots = (text: string): string => text.replace(DOT, '[.]');

/** What a mail program would turn into a link is broken: `hxxps://`, `evil[.]com`. Bare IP addresses stay readable. */
export const defang = (text: string): string =>
  text
    .replace(WEB, (_, secure: string, host: string) => `hxxp${secure.toLowerCase()}://${breakDots(host)}`)
    .replace(OTHER_SCHEME, '[:]//')
    .replace(DOTTED_NAME, (name) => (TOP_LEVEL.test(name) ? breakDots(name) : name));

const MAX_VALUE = 200;
const PLAIN = /^[!#-~]+$/;

const quote = (text: string): string => (PLAIN.test(text) ? text : `"${text.replaceAll('"', "'")}"`);

/** A value from a log for a reader: one line of at most 200 characters. */
export const plainValue = (value: string): string => cut(oneLine(cut(value, 4 * MAX_VALUE)), MAX_VALUE);

/** A value from a log for a mail: one line of at most 200 characters, no links, in quotes unless it is plain ASCII. */
export const logValue = (value: string): string => quote(cut(defang(plainValue(value)), MAX_VALUE - 2));

const ASCII: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u2192': '->',
  '\u2264': '<=',
  '\u2265': '>=',
  ß: 'ss',
};

/** Printable ASCII, for a subject: accents fall off, what has no ASCII form becomes `?`. */
export const toAscii = (text: string): string =>
  oneLine(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^ -~]/gu, (character) => ASCII[character] ?? '?');

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  const characters = Array.from(word);
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, at) => characters.slice(at * width, (at + 1) * width).join(''));
}

/** Wraps at spaces to lines of at most `width` characters; longer words are split. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Wraps a text after a mark or label; the lines that follow are indented by as much. */
export const hang = (mark: string, text: string, width: number): readonly string[] =>
  wrap(text, width - mark.length).map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
