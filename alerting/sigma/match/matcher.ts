import { inNetwork, parseAddress, parseNetwork } from '../cidr.ts';
import type { Comparison, Match, Part, Placement } from '../ir.ts';
import { compileRegex } from '../regex.ts';
import { timePart } from '../time.ts';
import { fold } from './fold.ts';
import { compileGlob } from './glob.ts';
import { requiredLiteral } from './required-literal.ts';
import { searchFor } from './search.ts';
import { foldedText, type Scalar, type Subject } from './subject.ts';

export type SubjectTest = (subject: Subject) => boolean;

type TextTest = (text: string) => boolean;

/** Tests of a text against another, both folded or neither. */
export const PLACED: Readonly<Record<Placement, (needle: string) => TextTest>> = {
  is: (needle) => (text) => text === needle,
  contains: (needle) => {
    const search = searchFor(needle);
    return (text) => search(text, 0) >= 0;
  },
  startswith: (needle) => (text) => text.startsWith(needle),
  endswith: (needle) => (text) => text.endsWith(needle),
};

const COMPARED: Readonly<Record<Comparison | 'eq', (left: number, right: number) => boolean>> = {
  eq: (left, right) => left === right,
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
};

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const LONGEST_NUMBER = 64;

/** NaN, which no comparison holds for, where the value is no number. */
function numberOf(scalar: Scalar): number {
  if (typeof scalar === 'number') return scalar;
  return typeof scalar === 'string' && scalar.length <= LONGEST_NUMBER && NUMBER.test(scalar)
    ? Number(scalar)
    : Number.NaN;
}

const onText = (test: TextTest, cased: boolean): SubjectTest =>
  cased ? (subject) => test(subject.text) : (subject) => test(subject.folded ?? foldedText(subject));

const foldPart = (part: Part): Part => (typeof part === 'string' ? fold(part) : part);

function network(text: string): SubjectTest {
  const range = parseNetwork(text);
  return ({ text: address }) => {
    const parsed = parseAddress(address);
    return range !== undefined && parsed !== undefined && inNetwork(range, parsed);
  };
}

/** `ſ` is an s to a case-insensitive expression and not to `fold`. */
const LONG_S = '\u017f';

function regex(source: string, flags: string): SubjectTest {
  const expression = compileRegex(source, flags);
  const literal = requiredLiteral(source);
  if (literal === undefined) return ({ text }) => expression.test(text);
  return (subject) =>
    (foldedText(subject).includes(literal) || subject.text.includes(LONG_S)) && expression.test(subject.text);
}

/** A match that looks at one value at a time; the others look at the field. */
export type SubjectMatch = Exclude<Match, { kind: 'null' | 'exists' | 'fieldref' }>;

export function compileMatch(match: SubjectMatch): SubjectTest {
  switch (match.kind) {
    case 'any':
      return () => true;
    case 'is':
    case 'contains':
    case 'startswith':
    case 'endswith':
      return onText(PLACED[match.kind](match.cased ? match.value : fold(match.value)), match.cased === true);
    case 'like':
      return onText(compileGlob(match.cased ? match.parts : match.parts.map(foldPart)), match.cased === true);
    case 're':
      return regex(match.source, match.flags);
    case 'cidr':
      return network(match.network);
    case 'time': {
      const holds = COMPARED[match.is];
      return ({ scalar }) => holds(timePart(match.part, scalar), match.number);
    }
    default: {
      const holds = COMPARED[match.kind];
      return ({ scalar }) => holds(numberOf(scalar), match.number);
    }
  }
}

type Equality = SubjectMatch & { readonly kind: 'is' };

const isEquality = (match: SubjectMatch): match is Equality => match.kind === 'is' && match.cased === undefined;

function isOneOf(matches: readonly Equality[]): SubjectTest {
  const texts = new Set(matches.map(({ value }) => fold(value)));
  return (subject) => texts.has(subject.folded ?? foldedText(subject));
}

/** Whether any of the matches holds. Texts to be equal to are one look-up, however many they are. */
export function compileMatches(matches: readonly SubjectMatch[]): SubjectTest {
  const equal = matches.filter(isEquality);
  const tests = matches.filter((match) => !isEquality(match)).map(compileMatch);
  if (equal.length > 1) tests.unshift(isOneOf(equal));
  else tests.unshift(...equal.map(compileMatch));
  const [first, second] = tests;
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  return (subject) => tests.some((test) => test(subject));
}
