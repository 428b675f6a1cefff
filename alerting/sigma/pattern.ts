import type { Part, Wildcard } from './ir.ts';

export const RUN: Wildcard = { wild: '*' };
export const ONE: Wildcard = { wild: '?' };
export const DASH: Wildcard = { wild: '-' };

/** A place that `expand` fills. */
export interface Placeholder {
  readonly placeholder: string;
}

const PLACEHOLDER = /%([\w-]+)%/y;

/** The name of the placeholder that begins here. */
function placeholderAt(text: string, at: number): string | undefined {
  PLACEHOLDER.lastIndex = at;
  return PLACEHOLDER.exec(text)?.[1];
}

const WILDCARDS: Readonly<Record<string, Wildcard>> = { '*': RUN, '?': ONE };

/**
 * The parts of a Sigma string. A backslash takes `*`, `?` and itself literally and is an ordinary character before
 * anything else. `special` is `%` where placeholders are expanded: `%name%` is one then, `\%` is not.
 */
export function parsePattern<Special extends '' | '%'>(
  text: string,
  special: Special,
): readonly (Special extends '%' ? Part | Placeholder : Part)[];
export function parsePattern(text: string, special: '' | '%'): readonly (Part | Placeholder)[] {
  const escapable = `*?\\${special}`;
  const parts: (Part | Placeholder)[] = [];
  let literal = '';
  const push = (part: Wildcard | Placeholder): void => {
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    const name = char === '%' && special === '%' ? placeholderAt(text, at) : undefined;
    const wildcard = WILDCARDS[char];
    if (char === '\\' && next !== '' && escapable.includes(next)) {
      literal += next;
      at++;
    } else if (name !== undefined) {
      push({ placeholder: name });
      at += name.length + 1;
    } else if (wildcard !== undefined) push(wildcard);
    else literal += char;
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** Joins neighbouring texts and neighbouring `*`. */
export function normalise(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '' && !(isRun(part) && isRun(last))) joined.push(part);
  }
  return joined;
}

export const isRun = (part: Part | undefined): boolean => typeof part === 'object' && part.wild === '*';
