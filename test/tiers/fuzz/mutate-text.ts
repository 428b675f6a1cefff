import type { Random } from '../../../local/generator/random.ts';

export type Mutation = (text: string, random: Random) => string;

/** Texts that have broken a parser before, ours or another. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  '-',
  '--',
  '"',
  '\\',
  '\0',
  '\t',
  '\r',
  '\n',
  '\u001b[31m',
  '\u007f',
  '\u009b',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u{1F525}',
  '%',
  '%00',
  '%2',
  '%zz',
  '%25252e',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  'null',
  'true',
  '0x10',
  '-1',
  '1e9',
  '1.5.2',
  '65536',
  '9007199254740993',
  '1'.repeat(400),
  '0.0.0.0',
  '256.1.1.1',
  '1.2.3.4:99999',
  '[::1]:443',
  '::ffff:1.2.3.4',
  'fe80::1%eth0',
  '1.2.3.4, 5.6.7.8',
  'x'.repeat(20_000),
];

const SEPARATOR = /([\s,;&=:"{}[\]]+)/;

/** A span of a text, up to 16 long. */
function spanOf(text: string, random: Random): readonly [from: number, to: number] {
  const from = random.int(text.length + 1);
  return [from, Math.min(text.length, from + random.between(1, 16))];
}

/** Splits into fields and what stands between them, which is every second piece. */
function onFields(text: string, change: (pieces: string[], random: () => number) => void, random: Random): string {
  const pieces = text.split(SEPARATOR);
  change(pieces, () => 2 * random.int(Math.ceil(pieces.length / 2)));
  return pieces.join('');
}

/** One change each to a text that need not be anything in particular. */
export const textMutations: Readonly<Record<string, Mutation>> = {
  'a bit flipped': (text, random) => {
    const bytes = Buffer.from(text);
    const at = random.int(bytes.length);
    if (bytes.length > 0) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.int(8)), at);
    return bytes.toString();
  },
  'a span gone': (text, random) => {
    const [from, to] = spanOf(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  'a span twice': (text, random) => {
    const [from, to] = spanOf(text, random);
    return text.slice(0, to) + text.slice(from);
  },
  'something inserted': (text, random) => {
    const [from] = spanOf(text, random);
    return text.slice(0, from) + random.pick(HOSTILE) + text.slice(from);
  },
  'fields swapped': (text, random) =>
    onFields(
      text,
      (pieces, field) => {
        const [one, other] = [field(), field()];
        [pieces[one], pieces[other]] = [pieces[other] ?? '', pieces[one] ?? ''];
      },
      random,
    ),
  'a field replaced': (text, random) =>
    onFields(
      text,
      (pieces, field) => {
        pieces[field()] = random.pick(HOSTILE);
      },
      random,
    ),
  'a separator replaced': (text, random) =>
    onFields(
      text,
      (pieces, field) => {
        pieces[field() + 1] = random.pick(HOSTILE);
      },
      random,
    ),
};
