import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../alerting/sigma/ir.ts';
import { fold } from '../../../alerting/sigma/match/fold.ts';
import { compileGlob } from '../../../alerting/sigma/match/glob.ts';
import { requiredLiteral } from '../../../alerting/sigma/match/required-literal.ts';
import { searchFor } from '../../../alerting/sigma/match/search.ts';
import { compileRegex } from '../../../alerting/sigma/regex.ts';
import { compile, isMatch, ruleText } from './vector.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '-', '\n'), maxLength: 12 });

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 3 }) },
  fc.constantFrom<Part>({ wild: '*' }, { wild: '?' }, { wild: '-' }),
);

const expressionOf = (parts: readonly Part[]): RegExp => {
  const wild = { '*': '.*', '?': '.', '-': '[-/–—―]' } as const;
  return new RegExp(`^${parts.map((each) => (typeof each === 'string' ? each : wild[each.wild])).join('')}$`, 'su');
};

test('wildcards agree with an expression of the same meaning', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), letters, (parts, text) => {
      expect(compileGlob(parts)(text)).toBe(expressionOf(parts).test(text));
    }),
    { numRuns: 5_000 },
  );
});

test('the search for long needles finds what indexOf finds', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(few, few, fc.nat(300), fc.nat(20), (head, tail, repeat, from) => {
      const needle = head.repeat(241) + tail;
      const text = `${tail}${head.repeat(repeat)}${needle}${tail}`;
      expect(searchFor(needle)(text, from)).toBe(text.indexOf(needle, from));
      expect(searchFor(`${needle}c`)(text, from)).toBe(-1);
    }),
    { numRuns: 300 },
  );
});

const atom = fc.constantFrom(
  'a',
  'b',
  'foo',
  'bar',
  's',
  'k',
  '.',
  '[ab]',
  '[^)]',
  '\\d',
  '\\.',
  '\\x41',
  '^',
  '$',
  '\\b',
  '(a|b)',
  '(?:foo)',
  '(',
  ')',
  '|',
  '?',
  '*',
  '+',
  '{2}',
  '{0,1}',
  '{,3}',
  '\\Qx\\E',
  '(?i)',
  ']',
  '\\\\',
);

test('the text that an expression requires is in every text that it matches', () => {
  const sources = fc.array(atom, { minLength: 1, maxLength: 8 }).map((atoms) => atoms.join(''));
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', 'foo', 'bar', 'FOO', 's', 'K', 'A', 'x', '1', '.', '\\', '{2}', ',3}'),
    maxLength: 10,
  });
  fc.assert(
    fc.property(
      sources,
      fc.array(texts, { minLength: 20, maxLength: 20 }),
      fc.constantFrom('', 'i'),
      (source, candidates, flags) => {
        const expression = (() => {
          try {
            return compileRegex(source, flags);
          } catch {
            return undefined;
          }
        })();
        const literal = requiredLiteral(source);
        if (expression === undefined || literal === undefined) return;
        for (const text of candidates) if (expression.test(text)) expect(fold(text)).toContain(literal);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('folding keeps the number of code points, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...fold(text)].length).toBe([...text].length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

const ITEMS = [
  'a: x*y',
  'a|contains: xy',
  'a|startswith: x',
  'a|endswith: Y',
  "a: ['x', 'xy', '']",
  'a|contains|all: [x, y]',
  'a|windash: "-x"',
  'b.c: 1',
  'b: null',
  'b|exists: true',
  'a|fieldref: b.c',
  'a|re|i: ^x',
] as const;

const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('x', 'y', 'X', '-', '/'), maxLength: 4 }),
  fc.integer({ min: 0, max: 2 }),
  fc.boolean(),
  fc.constant(null),
);
const event = fc.record(
  {
    a: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    b: fc.oneof(value, fc.record({ c: value }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
);

const upper = (tree: unknown): unknown => {
  if (typeof tree === 'string') return tree.toUpperCase();
  if (Array.isArray(tree)) return tree.map(upper);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, member]) => [key, upper(member)]));
};

describe.each(ITEMS)('%s', (item) => {
  const holds = compile(ruleText(`s:\n  ${item}\ncondition: s`));
  const holdsNot = compile(ruleText(`s:\n  ${item}\ncondition: not s`));
  const [key = '', ...values] = item.split(': ');
  const differs = compile(
    ruleText(
      `s:\n  ${key.includes('exists') ? item.replace('true', 'false') : `${key}|neq: ${values.join(': ')}`}\ncondition: s`,
    ),
  );

  test('has two values: either it holds, or its negation and neq', () => {
    fc.assert(
      fc.property(event, (tree) => {
        const expected = !isMatch(holds, tree);
        expect(isMatch(holdsNot, tree)).toBe(expected);
        expect(isMatch(differs, tree)).toBe(expected);
      }),
    );
  });

  test('holds the same for upper-case values', () => {
    fc.assert(
      fc.property(event, (tree) => {
        expect(isMatch(holds, upper(tree) as object)).toBe(isMatch(holds, tree));
      }),
    );
  });
});

test('any text is either a rule or a list of problems', () => {
  const pieces = fc.constantFrom(
    'title: x\n',
    'logsource: {product: a}\n',
    'detection:\n',
    '  a: ',
    '{b|contains: x}\n',
    '  condition: ',
    'a',
    ' and ',
    ' 1 of ',
    '(',
    ')',
    '\n',
    '---\n',
    '- ',
    '&x ',
    '*x ',
    "'",
    '"',
    '|',
    'null',
    ': ',
    'action: global\n',
    '#',
    '\t',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (text) => {
      try {
        compile(text.join(''));
      } catch (error) {
        expect(error).toMatchObject({ name: 'RuleError', line: expect.any(Number), column: expect.any(Number) });
      }
    }),
    { numRuns: 2_000 },
  );
});
