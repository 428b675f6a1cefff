import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFields } from '../../../alerting/fields/index.ts';
import { compileRules, type ParsedRules, type RuleSet } from '../../../alerting/sigma/index.ts';
import { createLiteralSet } from '../../../alerting/sigma/match/literal-set.ts';
import type { Compiled, Matching } from '../../../alerting/sigma/match/matching.ts';
import { LOGSOURCES, parse, ruleText } from './vector.ts';

const word = fc.string({ unit: fc.constantFrom('x', 'y', 'S', 'ſ', 'K', '-', 'é'), minLength: 1, maxLength: 6 });
const quote = (text: string): string => `'${text}'`;
const name = fc.constantFrom('a', 'b', 'b.c', 'd');

const textItem = fc
  .tuple(
    name,
    fc.constantFrom(
      '',
      '|contains',
      '|startswith',
      '|endswith',
      '|cased',
      '|contains|all',
      '|neq',
      '|windash|contains',
    ),
    fc.array(word, { minLength: 2, maxLength: 3 }),
  )
  .map(([field, modifiers, words]) => `${field}${modifiers}: [${words.map(quote).join(', ')}]`);

const otherItem = fc.oneof(
  fc.tuple(name, word, word).map(([field, one, other]) => `${field}: '${one}*${other}?'`),
  fc.tuple(name, fc.stringMatching(/^[xys]{3,5}$/)).map(([field, text]) => `${field}|re: ['(?i)${text}', '${text}$']`),
  name.map((field) => `${field}: null`),
  name.map((field) => `${field}|exists: true`),
  name.map((field) => `${field}|exists: false`),
  name.map((field) => `${field}|gte: 1`),
  name.map((field) => `${field}|cidr: 10.0.0.0/8`),
  name.map((field) => `${field}|fieldref: d`),
  fc.tuple(name, fc.integer({ min: 0, max: 2 })).map(([field, number]) => `${field}: [${number}, 'true']`),
);

const search = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .uniqueArray(fc.oneof(textItem, otherItem), {
        minLength: 1,
        maxLength: 3,
        selector: (item) => item.split(':')[0],
      })
      .map((items) => `{${items.join(', ')}}`),
  },
  { weight: 1, arbitrary: word.map((text) => `[${quote(text)}]`) },
);

const condition = fc.constantFrom(
  's1',
  'not s1',
  's1 and s2',
  's1 or s2',
  's1 and not s2',
  '1 of s*',
  'not (s1 or s2)',
);

const rule = fc
  .tuple(search, search, condition)
  .map(([one, other, when]) => `s1: ${one}\ns2: ${other}\ncondition: ${when}`);

const rules = fc.array(rule, { minLength: 1, maxLength: 12 });

const value = fc.oneof(
  { weight: 5, arbitrary: word },
  fc.tuple(word, word).map(([one, other]) => one + other),
  fc.integer({ min: 0, max: 2 }),
  fc.boolean(),
  fc.constantFrom(null, '10.1.2.3', 'xxxx', 'XYSXY'),
);

const event = fc.record(
  {
    a: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    b: fc.oneof(
      value,
      fc.record({ c: value }, { requiredKeys: [] }),
      fc.array(fc.record({ c: value }), { maxLength: 2 }),
    ),
    'b.c': value,
    d: fc.oneof(value, fc.record({ e: value })),
  },
  { requiredKeys: [] },
);

const textOf = (detections: readonly string[]): string =>
  detections.map((detection, at) => ruleText(detection, `title: r${at}`)).join('---\n');

/** Tries every rule: what the index must agree with. */
const createScan = (compiled: readonly Compiled[]): Matching => ({
  match: () => compiled.filter(({ holds, isExcepted }) => holds() && !isExcepted()).map(({ rule }) => rule),
  tried: () => compiled.length,
});

const indexed = (parsed: ParsedRules): RuleSet => compileRules(parsed, createFields());
const scanned = (parsed: ParsedRules): RuleSet => compileRules(parsed, createFields(), { matching: createScan });

const titles = (set: RuleSet, tree: object): readonly string[] => set.match(tree, LOGSOURCES).map(({ title }) => title);

describe('the index', () => {
  test('finds what trying every rule finds', () => {
    fc.assert(
      fc.property(rules, fc.array(event, { minLength: 5, maxLength: 10 }), (detections, trees) => {
        const parsed = parse(textOf(detections));
        const [one, other] = [indexed(parsed), scanned(parsed)];
        for (const tree of trees) expect(titles(one, tree)).toEqual(titles(other, tree));
      }),
      { numRuns: 400 },
    );
  });

  test('finds the same whatever the order of the rules and the events before', () => {
    fc.assert(
      fc.property(rules, fc.array(event, { minLength: 1, maxLength: 6 }), (detections, trees) => {
        const parsed = parse(textOf(detections));
        const turned = indexed({ ...parsed, rules: parsed.rules.toReversed() });
        const set = indexed(parsed);
        for (const tree of [...trees, ...trees.toReversed()])
          expect(titles(turned, tree).toReversed()).toEqual(titles(set, tree));
      }),
      { numRuns: 100 },
    );
  });

  test('tries few of many rules that ask for different things', () => {
    const detections = Array.from({ length: 500 }, (_, at) => `s: {source: all, name: n${at}}\ncondition: s`);
    const set = indexed(parse(textOf(detections)));
    expect(titles(set, { source: 'all', name: 'N7' })).toEqual(['r7']);
    expect(set.tried(LOGSOURCES)).toBe(1);
  });
});

test('a set of literals finds what looking for each finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 }),
      (literals, text) => {
        const found = new Set<number>();
        createLiteralSet(literals).search(text, (place) => found.add(place));
        const expected = literals.flatMap((literal, place) => (text.includes(literal) ? [place] : []));
        expect([...found].sort((one, other) => one - other)).toEqual(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});
