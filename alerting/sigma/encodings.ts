import { Buffer } from 'node:buffer';
import type { Part } from './ir.ts';

/** A pattern on its way through the modifiers. Where `binary`, one character of a text is one byte. */
export interface Draft {
  readonly parts: readonly Part[];
  readonly binary: boolean;
}

const bytesOf = (text: string, binary: boolean): Buffer => Buffer.from(text, binary ? 'latin1' : 'utf8');
const littleEndian = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => littleEndian(text).swap16();

const mapTexts = (draft: Draft, encode: (text: string) => Buffer): Draft => ({
  parts: draft.parts.map((part) => (typeof part === 'string' ? encode(part).toString('latin1') : part)),
  binary: true,
});

const textOf = ({ parts }: Draft): string => parts.filter((part) => typeof part === 'string').join('');

const encoded = (text: string): Draft => ({ parts: [text], binary: false });

/** Characters that also hold bits of the bytes before: none, 2 or 3 of them, by how many bytes come before. */
const HEAD = [0, 2, 3] as const;
/** Characters that also hold bits of the bytes after, padding included, by the length modulo 3. */
const TAIL = [0, 3, 2] as const;

/** The part of the text's Base64 that is the same wherever the text stands, for each of the three alignments. */
function base64Offsets(bytes: Buffer): readonly string[] {
  return HEAD.map((head, before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return whole.slice(head, whole.length - (TAIL[(bytes.length + before) % 3] ?? 0));
  }).filter((text) => text !== '');
}

/** The encoding modifiers; a list is alternatives. Base64 takes no wildcards. */
export const ENCODINGS: Readonly<Record<string, (draft: Draft) => readonly Draft[]>> = {
  utf16le: (draft) => [mapTexts(draft, littleEndian)],
  wide: (draft) => [mapTexts(draft, littleEndian)],
  utf16be: (draft) => [mapTexts(draft, bigEndian)],
  utf16: (draft) => {
    const { parts } = mapTexts(draft, littleEndian);
    return [{ parts: ['\xff\xfe', ...parts], binary: true }];
  },
  base64: (draft) => [encoded(bytesOf(textOf(draft), draft.binary).toString('base64'))],
  base64offset: (draft) => base64Offsets(bytesOf(textOf(draft), draft.binary)).map(encoded),
};
