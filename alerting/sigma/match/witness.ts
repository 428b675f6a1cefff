import type { ItemIr, Match, Part, TestIr } from '../ir.ts';
import { fold } from './fold.ts';
import { requiredLiteral } from './required-literal.ts';

/** Something that a field must have, at least, for a test to hold. Texts are folded. */
export type Need =
  | { readonly kind: 'value'; readonly field: string; readonly text: string }
  | { readonly kind: 'literal'; readonly field: string; readonly text: string }
  | { readonly kind: 'present'; readonly field: string };

const SHORTEST_LITERAL = 2;

const literal = (field: string, text: string): Need =>
  text.length < SHORTEST_LITERAL ? { kind: 'present', field } : { kind: 'literal', field, text };

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

const longestPart = (parts: readonly Part[]): string =>
  longest(parts.map((part) => (typeof part === 'string' ? fold(part) : '')));

/** `ſ` is an s to a case-insensitive expression and not to `fold`, so that no s is relied on. */
const expressionLiteral = (source: string): string => longest((requiredLiteral(source) ?? '').split('s'));

/** What one alternative of an item needs; undefined where it holds for an absent field. */
function needOf(field: string, match: Match): Need | undefined {
  switch (match.kind) {
    case 'is':
      return { kind: 'value', field, text: fold(match.value) };
    case 'contains':
    case 'startswith':
    case 'endswith':
      return literal(field, fold(match.value));
    case 'like':
      return literal(field, longestPart(match.parts));
    case 're':
      return literal(field, expressionLiteral(match.source));
    case 'null':
      return undefined;
    case 'exists':
      return match.present ? { kind: 'present', field } : undefined;
    default:
      return { kind: 'present', field };
  }
}

/** Undefined where nothing can be said, as of keywords, which look everywhere. */
function needsOfItem(item: ItemIr): readonly Need[] | undefined {
  if (item.kind !== 'field') return undefined;
  const needs = item.any.map((match) => needOf(item.field, match));
  return needs.every((need) => need !== undefined) ? needs : undefined;
}

/** What a test may be found by, needs by number: one of a list, one of several ways, or all of several. */
export type Clue =
  | { readonly kind: 'needs'; readonly needs: readonly number[] }
  | { readonly kind: 'any' | 'every'; readonly of: readonly Clue[] };

const isClue = (clue: Clue | undefined): clue is Clue => clue !== undefined;

/**
 * What a test may be found by: of tests joined by and any one's clue, of tests joined by or all of theirs. Undefined
 * where the test can hold although no field has anything in particular.
 */
export function clueOf(test: TestIr, numberOf: (need: Need) => number): Clue | undefined {
  if (test.kind === 'not') return undefined;
  if (test.kind === 'and') {
    const clues = test.of.map((part) => clueOf(part, numberOf)).filter(isClue);
    return clues.length === 0 ? undefined : { kind: 'any', of: clues };
  }
  if (test.kind === 'or') {
    const clues = test.of.map((part) => clueOf(part, numberOf));
    return clues.every(isClue) ? { kind: 'every', of: clues } : undefined;
  }
  const needs = needsOfItem(test);
  return needs && { kind: 'needs', needs: [...new Set(needs.map(numberOf))] };
}

/** Everything that a clue speaks of. */
export const needsIn = (clue: Clue): readonly number[] =>
  clue.kind === 'needs' ? clue.needs : clue.of.flatMap(needsIn);

interface Choice {
  readonly needs: readonly number[];
  readonly cost: number;
}

/** The cheapest list of needs of which a test's event has at least one. */
export function choose(clue: Clue, costOf: (need: number) => number): Choice {
  if (clue.kind === 'needs')
    return { needs: clue.needs, cost: clue.needs.reduce((sum, need) => sum + costOf(need), 0) };
  const choices = clue.of.map((part) => choose(part, costOf));
  if (clue.kind === 'any') return choices.reduce((best, choice) => (choice.cost < best.cost ? choice : best));
  return { needs: choices.flatMap(({ needs }) => needs), cost: choices.reduce((sum, { cost }) => sum + cost, 0) };
}
