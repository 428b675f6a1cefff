import type { Comparison, Elements, Match, Placement } from './ir.ts';

const COMPARED: Readonly<Record<Comparison | 'eq', string>> = {
  eq: 'is',
  gt: 'is above',
  gte: 'is at least',
  lt: 'is below',
  lte: 'is at most',
};

const PLACED: Readonly<Record<Placement, string>> = {
  is: 'is',
  contains: 'contains',
  startswith: 'starts with',
  endswith: 'ends with',
};

const OTHER = {
  like: 'is like',
  any: 'has a value',
  re: 'matches',
  cidr: 'is in network',
  null: 'is null or absent',
} as const;

function verb(match: Match): string {
  switch (match.kind) {
    case 'is':
    case 'contains':
    case 'startswith':
    case 'endswith':
      return PLACED[match.kind];
    case 'exists':
      return match.present ? 'is present' : 'is absent';
    case 'fieldref':
      return `${PLACED[match.placement]} the value of ${match.field}`;
    case 'time':
      return `${match.part} ${COMPARED[match.is]}`;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return COMPARED[match.kind];
    default:
      return OTHER[match.kind];
  }
}

/** A test in words, for a reader: `is`, `is one of 3`, `contains`. */
export function inWords(matches: readonly Match[]): string {
  const verbs = [...new Set(matches.map(verb))];
  return verbs.length === 1 && matches.length > 1 ? `${verbs[0]} one of ${matches.length}` : verbs.join(' or ');
}

const SELECTED: Readonly<Record<Extract<Elements, string>, string>> = {
  any: 'has an element as described',
  all: 'has only elements as described',
  all_or_empty: 'has no other elements than described',
  none: 'has no element as described',
};

/** What is asked of the elements of an array, in words. */
export const selectedInWords = (which: Elements): string =>
  typeof which === 'string' ? SELECTED[which] : `has an element ${which} as described`;
