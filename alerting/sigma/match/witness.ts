import type { ItemIr, Match, Part, TestIr } from '../ir.ts';
import { fold } from './fold.ts';
import { requiredLiteral } from './required-literal.ts';

/** Something that a field must have, at least, for a test to hold. Texts are folded. */
export type Need =
  | { readonly kind: 'value'; readonly field: string; readonly text: string }
  | { readonly kind: 'literal'; readonly field: string; readonly text: string }
  | { readonly kind: 'present'; readonly field: string };

/** A test can hold only where one of the needs does. */
export type Witness = readonly Need[];

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
function witnessOfItem(item: ItemIr): Witness | undefined {
  if (item.kind !== 'field') return undefined;
  const needs = item.any.map((match) => needOf(item.field, match));
  return needs.every((need) => need !== undefined) ? needs : undefined;
}

interface Choice {
  readonly witness: Witness;
  readonly cost: number;
}

/**
 * The cheapest witness of a test: of tests joined by and the cheapest one's, of tests joined by or all of theirs.
 * Undefined where the test can hold although no field has anything in particular.
 */
export function chooseWitness(test: TestIr, costOf: (need: Need) => number): Choice | undefined {
  if (test.kind === 'not') return undefined;
  if (test.kind === 'and') {
    const choices = test.of.map((part) => chooseWitness(part, costOf)).filter((choice) => choice !== undefined);
    return choices.toSorted((one, other) => one.cost - other.cost)[0];
  }
  if (test.kind === 'or') {
    const choices = test.of.map((part) => chooseWitness(part, costOf));
    if (!choices.every((choice) => choice !== undefined)) return undefined;
    return {
      witness: choices.flatMap(({ witness }) => witness),
      cost: choices.reduce((sum, { cost }) => sum + cost, 0),
    };
  }
  const witness = witnessOfItem(test);
  return witness && { witness, cost: witness.reduce((sum, need) => sum + costOf(need), 0) };
}

/** Everything that a test may be found by: what occurs under no `not`. */
export function needsOf(test: TestIr): readonly Need[] {
  if (test.kind === 'not') return [];
  if (test.kind === 'and' || test.kind === 'or') return test.of.flatMap(needsOf);
  return witnessOfItem(test) ?? [];
}
