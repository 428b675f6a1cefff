import { createTokens, END, fail, isWord, type Token, type Tokens } from './condition-tokens.ts';
import type { ConditionIr } from './ir.ts';
import { compileGlob } from './match/glob.ts';
import { RUN } from './pattern.ts';
import { instead } from './suggest.ts';

/** What a condition is read from: its tokens, the names of the searches, and how deep we are. */
interface Source {
  readonly tokens: Tokens;
  readonly searches: readonly string[];
  readonly depth: number;
}

/** Words that no search can be called by, because a condition could not name it. */
export const RESERVED = ['and', 'or', 'not', 'of', 'them'] as const;

const QUANTIFIERS: Readonly<Record<string, 'or' | 'and'>> = { '1': 'or', any: 'or', all: 'and' };
const AGGREGATION = 'aggregations after "|" are no longer sigma: write a correlation';
const MAX_DEPTH = 100;

/**
 * The condition of a rule, by recursive descent, loosest first:
 *
 *     either   = both { "or" both }
 *     both     = negation { "and" negation }
 *     negation = "not" negation | operand
 *     operand  = "(" either ")" | ("1" | "any" | "all") "of" ("them" | pattern) | search
 *
 * `them` and patterns leave out searches whose name begins with `_`. Throws ConditionError.
 */
export function parseCondition(text: string, searches: readonly string[]): ConditionIr {
  const tokens = createTokens(text);
  const condition = either({ tokens, searches, depth: 0 });
  const rest = tokens.peek();
  if (rest.text === '|') fail(rest, AGGREGATION);
  if (rest.text === ')') fail(rest, 'this parenthesis was never opened: remove it');
  if (rest.text !== END) fail(rest, `unexpected "${rest.text}": write and, or between searches`);
  return condition;
}

function either(source: Source): ConditionIr {
  return chain('or', both, source);
}

function both(source: Source): ConditionIr {
  return chain('and', negation, source);
}

function chain(kind: 'and' | 'or', part: (source: Source) => ConditionIr, source: Source): ConditionIr {
  const parts = [part(source)];
  while (isWord(source.tokens.peek(), kind)) {
    source.tokens.take();
    parts.push(part(source));
  }
  return join(kind, parts);
}

function join(kind: 'and' | 'or', parts: readonly ConditionIr[]): ConditionIr {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind, of: parts };
}

function negation(source: Source): ConditionIr {
  const token = source.tokens.peek();
  if (!isWord(token, 'not')) return operand(source);
  source.tokens.take();
  return { kind: 'not', of: negation(deeper(source, token)) };
}

/** The parser and the matcher recurse, so nesting has a limit. */
function deeper(source: Source, token: Token): Source {
  if (source.depth === MAX_DEPTH) fail(token, `nested more than ${MAX_DEPTH} deep: write it flatter`);
  return { ...source, depth: source.depth + 1 };
}

function operand(source: Source): ConditionIr {
  const token = source.tokens.take();
  if (token.text === '(') return group(source, token);
  return isWord(source.tokens.peek(), 'of') ? selector(source, token) : search(source, token);
}

function group(source: Source, open: Token): ConditionIr {
  const condition = either(deeper(source, open));
  const close = source.tokens.take();
  if (close.text === END) fail(open, 'this parenthesis is never closed: write the )');
  if (close.text !== ')') fail(close, `unexpected "${close.text}": write and, or between searches`);
  return condition;
}

function search({ searches }: Source, token: Token): ConditionIr {
  const name = token.text;
  if (searches.includes(name)) return { kind: 'search', name };
  if (name === END) fail(token, 'the condition ends too early: write the name of a search');
  if (name === '|') fail(token, AGGREGATION);
  if (name === ')' || RESERVED.some((word) => isWord(token, word)))
    fail(token, `unexpected "${name}": write the name of a search`);
  if (Object.hasOwn(QUANTIFIERS, name.toLowerCase())) fail(token, `write "${name} of them" or "${name} of pattern*"`);
  return fail(token, `there is no search "${name}": ${instead(name, searches)}`);
}

function selector({ tokens, searches }: Source, quantifier: Token): ConditionIr {
  const word = quantifier.text.toLowerCase();
  const kind = Object.hasOwn(QUANTIFIERS, word) ? QUANTIFIERS[word] : undefined;
  if (kind === undefined) fail(quantifier, `"${quantifier.text} of" is not sigma: write 1 of, any of or all of`);
  tokens.take();
  const pattern = tokens.take();
  if (pattern.text === END || '()|'.includes(pattern.text)) fail(pattern, 'write "them" or a pattern after "of"');
  const names = selected(pattern, searches);
  if (names.length === 0) fail(pattern, `no search is called "${pattern.text}": ${instead(pattern.text, searches)}`);
  return join(
    kind,
    names.map((name) => ({ kind: 'search', name })),
  );
}

function selected(pattern: Token, searches: readonly string[]): readonly string[] {
  const visible = searches.filter((name) => !name.startsWith('_') || pattern.text.startsWith('_'));
  if (isWord(pattern, 'them')) return visible;
  const parts = pattern.text.split(/(\*)/).map((piece) => (piece === '*' ? RUN : piece));
  return visible.filter(compileGlob(parts));
}
