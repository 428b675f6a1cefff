import { RE2JS } from 're2js';
import type { Placement } from './ir.ts';

const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Anchors a pattern that is searched for. */
const PLACED: Readonly<Record<Placement, (source: string) => string>> = {
  is: (source) => source,
  contains: (source) => source,
  startswith: (source) => `\\A(?:${source})`,
  endswith: (source) => `(?:${source})\\z`,
};

export const placeRegex = (source: string, placement: Placement): string => PLACED[placement](source);

/** A regular expression that runs in time linear in the text. Throws where the pattern is not one. */
export const compileRegex = (source: string, flags: string): RE2JS =>
  RE2JS.compile(
    source,
    [...flags].reduce((mask, flag) => mask | (FLAGS[flag] ?? 0), 0),
  );

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]|\(\?>|[*+?}]\+/, 'lookarounds, atomic groups and possessive quantifiers do not run in linear time'],
  [/\\[1-9]/, 'references to groups do not run in linear time'],
];

/** Says why a pattern can't be used; undefined where it can. */
export function regexFault(source: string, flags: string): string | undefined {
  try {
    compileRegex(source, flags);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace('error parsing regexp: ', '') : String(error);
    const advice = ADVICE.find(([form]) => form.test(source))?.[1] ?? 'correct the pattern';
    return `not a regular expression of RE2, ${reason}: ${advice}`;
  }
}
