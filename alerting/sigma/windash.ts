import type { Part } from './ir.ts';
import { DASH, isRun } from './pattern.ts';

/** What Windows programs take for one another before an option's name. */
export const DASHES: readonly string[] = ['-', '/', '\u2013', '\u2014', '\u2015'];

/** A dash with the beginning of a word after it and no word before it: not the second one of `-param-name`. */
const OPTION_DASH = /(?<![\p{L}\p{N}_])[-/\u2013\u2014\u2015](?=[\p{L}\p{N}_])/u;

/** Makes every dash that begins an option stand for all of them. */
export const loosenDashes = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part): readonly Part[] =>
    typeof part === 'string'
      ? part.split(OPTION_DASH).flatMap((piece, index): readonly Part[] => (index === 0 ? [piece] : [DASH, piece]))
      : [part],
  );

const isDash = (part: Part): boolean => typeof part === 'object' && part.wild === '-';

/** Every way to write the loosened dashes out, for encodings; undefined if there are too many. */
export function spellDashes(parts: readonly Part[], limit: number): readonly (readonly Part[])[] | undefined {
  if (DASHES.length ** parts.filter(isDash).length > limit) return undefined;
  return parts.reduce<readonly (readonly Part[])[]>(
    (heads, part) => heads.flatMap((head) => (isDash(part) ? DASHES : [part]).map((choice) => [...head, choice])),
    [[]],
  );
}

export const hasWildcard = (parts: readonly Part[]): boolean =>
  parts.some((part) => isRun(part) || (typeof part === 'object' && part.wild === '?'));
