import { describe, expect, test } from 'vitest';
import { parseRules, RuleError } from '../../../alerting/sigma/index.ts';
import { problemsOf, ruleText } from './vector.ts';

/** Problems inside `detection`, whose first line is line 5 of the rule; its columns begin at 3. */
const DETECTION: readonly (readonly [says: string, detection: string, problems: readonly string[]])[] = [
  [
    'an unknown modifier, with the one that was meant',
    'selection: {a|contians: x}\ncondition: selection',
    ['5:17: there is no modifier "contians": did you mean "contains"?'],
  ],
  [
    'a modifier in capitals',
    'selection:\n  a|Contains: x\ncondition: selection',
    ['6:7: there is no modifier "Contains": did you mean "contains"?'],
  ],
  [
    'an undefined search, with the one that was meant',
    'selection: {a: x}\ncondition: selektion',
    ['6:14: there is no search "selektion": did you mean "selection"?'],
  ],
  [
    'an undefined search in the middle of a condition',
    'selection: {a: x}\ncondition: selection and not filter',
    ['6:32: there is no search "filter": write one of selection'],
  ],
  [
    'a selector that selects nothing',
    'selection: {a: x}\ncondition: selection and not 1 of filter_*',
    ['6:37: no search is called "filter_*": write one of selection'],
  ],
  [
    'a condition in several lines is placed by its beginning',
    'selection: {a: x}\ncondition: |\n  selection\n  and filter',
    ['6:14: there is no search "filter": write one of selection'],
  ],
  [
    'a quantifier that is not sigma',
    'selection: {a: x}\ncondition: 2 of selection*',
    ['6:14: "2 of" is not sigma: write 1 of, any of or all of'],
  ],
  ['of without a pattern', 'selection: {a: x}\ncondition: 1 of', ['6:18: write "them" or a pattern after "of"']],
  ['all without of', 'selection: {a: x}\ncondition: all', ['6:14: write "all of them" or "all of pattern*"']],
  [
    'an aggregation',
    'selection: {a: x}\ncondition: selection | count() > 5',
    ['6:24: aggregations after "|" are no longer sigma: write a correlation'],
  ],
  [
    'a timeframe',
    'selection: {a: x}\ntimeframe: 5m\ncondition: selection',
    ['6:3: timeframe belonged to aggregations, which are no longer sigma: write a correlation with a timespan'],
  ],
  [
    'two searches next to one another',
    'a: {a: x}\nb: {b: x}\ncondition: a b',
    ['7:16: unexpected "b": write and, or between searches'],
  ],
  [
    'a condition that ends too early',
    'a: {a: x}\ncondition: a and',
    ['6:19: the condition ends too early: write the name of a search'],
  ],
  [
    'an operator at the beginning',
    'a: {a: x}\ncondition: and a',
    ['6:14: unexpected "and": write the name of a search'],
  ],
  ['an open parenthesis', 'a: {a: x}\ncondition: (a', ['6:14: this parenthesis is never closed: write the )']],
  ['a stray parenthesis', 'a: {a: x}\ncondition: a)', ['6:15: this parenthesis was never opened: remove it']],
  ['empty parentheses', 'a: {a: x}\ncondition: ()', ['6:15: unexpected ")": write the name of a search']],
  [
    'an empty condition',
    "a: {a: x}\ncondition: ''",
    ['6:15: the condition ends too early: write the name of a search'],
  ],
  [
    'a condition nested too deep',
    `a: {a: x}\ncondition: ${'('.repeat(101)}a${')'.repeat(101)}`,
    ['6:114: nested more than 100 deep: write it flatter'],
  ],
  ['no condition', 'selection: {a: x}', ['5:3: detection has no condition: write condition: selection']],
  ['an empty list of conditions', 'a: {a: x}\ncondition: []', ['6:14: condition is an empty list: write one']],
  [
    'a condition that is a map',
    'a: {a: x}\ncondition: {a: b}',
    ['6:14: a condition must be text: write the names of searches joined by and, or, not'],
  ],
  [
    'a wrong condition in a list of them',
    'a: {a: x}\ncondition:\n  - a\n  - b',
    ['8:7: there is no search "b": did you mean "a"?'],
  ],
  [
    'a search that no condition can name',
    'not: {a: x}\na: {a: x}\ncondition: a',
    ['5:3: no condition can name a search "not": use letters, digits, _ and -'],
  ],
  [
    'a search with a space in its name',
    'my search: {a: x}\na: {a: x}\ncondition: a',
    ['5:3: no condition can name a search "my search": use letters, digits, _ and -'],
  ],
  ['an empty search', 'selection: {}\ncondition: selection', ['5:14: this search is empty: write field: value']],
  [
    'an empty list as a search',
    'selection: []\ncondition: selection',
    ['5:14: this search is empty: write field: value'],
  ],
  ['nothing as a search', 'selection:\ncondition: selection', ['5:13: this search is empty: write field: value']],
  [
    'an empty list of values',
    'selection:\n  a: []\ncondition: selection',
    ['6:8: "a" has no values: write one, or remove the key'],
  ],
  [
    'a map as a value',
    'selection:\n  a:\n    b: x\ncondition: selection',
    ['7:7: "a" has a map for a value: write the field as a.subfield'],
  ],
  [
    'a list in a list of values',
    'selection:\n  a: [x, [y]]\ncondition: selection',
    ['6:12: "a" has a list in a list: write one list'],
  ],
  [
    'a placeholder without values',
    "selection:\n  user|expand: '%Administrators%'\ncondition: selection",
    ['6:18: the placeholder %Administrators% has no values: give a list for it, or write the values out'],
  ],
  [
    'a network that is none',
    'selection:\n  ip|cidr: [10.0.0.0/8, 10.0.0.0/33, 192.168.*, 10.0.0]\ncondition: selection',
    [
      '6:27: "10.0.0.0/33" is no network: write an address and a length such as 10.0.0.0/8',
      '6:40: "192.168.*" is no network: write an address and a length such as 10.0.0.0/8',
      '6:51: "10.0.0" is no network: write an address and a length such as 10.0.0.0/8',
    ],
  ],
  [
    'a network with bits behind its prefix',
    "selection:\n  ip|cidr: ['10.1.0.0/8', '2001:db8::1/32']\ncondition: selection",
    [
      '6:15: "10.1.0.0/8" has bits set behind its prefix: write 10.0.0.0/8',
      '6:29: "2001:db8::1/32" has bits set behind its prefix: write 2001:db8:0:0:0:0:0:0/32',
    ],
  ],
  [
    'an expression that is none',
    "selection:\n  a|re: 'x('\ncondition: selection",
    ['6:11: not a regular expression of RE2, missing closing ): `x(`: correct the pattern'],
  ],
  [
    'a lookahead',
    "selection:\n  a|re: 'x(?=y)'\ncondition: selection",
    [
      '6:11: not a regular expression of RE2, invalid or unsupported Perl syntax: `(?=`: lookarounds, atomic groups and possessive quantifiers do not run in linear time',
    ],
  ],
  [
    'a reference to a group',
    "selection:\n  a|re: '(x)\\1'\ncondition: selection",
    [
      '6:11: not a regular expression of RE2, invalid escape sequence: `\\1`: references to groups do not run in linear time',
    ],
  ],
  [
    'exists with a text',
    "selection:\n  a|exists: 'true'\ncondition: selection",
    ['6:15: exists takes true or false, without quotes'],
  ],
  [
    'exists with two values',
    'selection:\n  a|exists: [true, false]\ncondition: selection',
    ['6:15: exists takes one value: write true or false'],
  ],
  ['gt with a text', "selection:\n  a|gt: '5'\ncondition: selection", ['6:11: gt takes a number, without quotes']],
  [
    'an hour that is none',
    'selection:\n  a|hour: 24\n  b|minute: 1.5\ncondition: selection',
    ['6:13: hour takes a number from 0 to 23', '7:15: minute takes a whole number, without quotes'],
  ],
  [
    'fieldref with a wildcard',
    "selection:\n  a|fieldref: 'b*'\ncondition: selection",
    ['6:17: fieldref takes the name of a field, without wildcards'],
  ],
  [
    'null with a modifier',
    'selection:\n  a|contains: null\ncondition: selection',
    ["6:17: null takes no modifier but all and neq: write '' for an empty text"],
  ],
  [
    'null among keywords',
    'selection: [a, null]\ncondition: selection',
    ['5:18: null is no keyword: write field: null'],
  ],
  [
    'base64 of a wildcard',
    "selection:\n  a|base64: 'x*'\n  b|base64offset|contains: 'y?'\ncondition: selection",
    [
      "6:15: base64 can't encode a wildcard: escape it as \\* or \\?, or split the value",
      "7:30: base64offset can't encode a wildcard: escape it as \\* or \\?, or split the value",
    ],
  ],
  [
    'a modifier without a field',
    "selection:\n  '|cidr': 10.0.0.0/8\n  '|exists': true\ncondition: selection",
    ['6:5: "cidr" needs a field: write field|cidr', '7:5: "exists" needs a field: write field|exists'],
  ],
];

/** Modifiers that can't be combined; the first one stands in column 7. */
const COMBINATIONS: readonly (readonly [modifiers: string, problem: string])[] = [
  ['contains|contains', '6:16: "contains" is given twice: write it once'],
  ['contains|startswith', '6:16: "startswith" can\'t be combined with "contains": choose one'],
  ['wide|utf16be', '6:12: "utf16be" can\'t be combined with "wide": choose one'],
  ['gt|lt', '6:10: "lt" can\'t be combined with "gt": choose one'],
  ['hour|minute', '6:12: "minute" can\'t be combined with "hour": choose one'],
  ['re|cidr', '6:10: "cidr" can\'t be combined with "re": choose one'],
  ['contains|re', '6:16: "re" must come before "contains": write re|contains'],
  ['contains|base64', '6:16: "base64" must come before "contains": write base64|contains'],
  ['contains|wide', '6:16: "wide" must come before "contains": write wide|contains'],
  ['i|re', '6:9: "re" must come before "i": write re|i'],
  ['gt|hour', '6:10: "hour" must come before "gt": write hour|gt'],
  ['base64|windash', '6:14: "windash" must come before "base64": write windash|base64'],
  ['base64|expand', '6:14: "expand" must come before "base64": write expand|base64'],
  ['contains|fieldref', '6:16: "fieldref" must come before "contains": write fieldref|contains'],
  ['i', '6:7: "i" belongs to re: write re|i'],
  ['contains|s', '6:16: "s" belongs to re: write re|s'],
  ['exists|neq', '6:14: exists must stand alone: remove "neq"'],
  ['all|exists', '6:7: exists must stand alone: remove "all"'],
  ['re|cased', '6:10: "cased" can\'t be combined with "re": remove one'],
  ['re|base64', '6:10: "base64" can\'t be combined with "re": remove one'],
  ['cidr|contains', '6:12: "contains" can\'t be combined with "cidr": remove one'],
  ['gt|contains', '6:10: "contains" can\'t be combined with "gt, gte, lt or lte": remove one'],
  ['hour|cased', '6:12: "cased" can\'t be combined with "time": remove one'],
  ['fieldref|windash', '6:16: "windash" can\'t be combined with "fieldref": remove one'],
];

/** Values that YAML 1.1 and 1.2 read differently. */
const READINGS: readonly (readonly [value: string, reading: string])[] = [
  ['no', 'false'],
  ['No', 'false'],
  ['off', 'false'],
  ['yes', 'true'],
  ['on', 'true'],
  ['012', 'a number that may be octal'],
  ['012345678901', 'a number that may be octal'],
  ['0o17', 'text'],
  ['0b11', 'a binary number'],
  ['1_000', 'a number'],
  ['22:30', 'a number of base 60'],
  ['1e3', 'text or a number'],
  ['2026-01-01', 'a date'],
  ['.inf', 'no number that a log can hold'],
];

const GOOD = 'selection: {a: x}\ncondition: selection';

const RULES: readonly (readonly [says: string, text: string, problems: readonly string[]])[] = [
  ['no rule', '', ['1:1: the file holds no rule: write one, or remove the file']],
  ['only comments', '# nothing\n---\n', ['1:1: the file holds no rule: write one, or remove the file']],
  ['a list', '- a', ['1:1: a rule is a map of title, logsource, detection: write its keys']],
  [
    'no title, logsource and detection',
    'id: x',
    [
      '1:1: the rule has no title: write one',
      '1:1: the rule has no logsource: write one',
      '1:1: the rule has no detection: write one',
    ],
  ],
  ['an empty title', ruleText(GOOD, "title: ''"), ['1:8: the title is empty: say what the rule detects']],
  ['a title of nothing', ruleText(GOOD, 'title:'), ['1:1: the rule has no title: write one']],
  [
    'a long title',
    ruleText(GOOD, `title: ${'x'.repeat(257)}`),
    ['1:8: the title has 257 characters: write at most 256'],
  ],
  ['a title that is a list', ruleText(GOOD, 'title: [a]'), ['1:8: title must be text']],
  [
    'an unknown level',
    ruleText(GOOD, 'title: x\nlevel: hihg'),
    ['2:8: there is no level "hihg": did you mean "high"?'],
  ],
  [
    'an unknown status',
    ruleText(GOOD, 'title: x\nstatus: done'),
    ['2:9: there is no status "done": write one of stable, test, experimental, deprecated, unsupported'],
  ],
  [
    'a date that is none',
    ruleText(GOOD, 'title: x\ndate: yesterday'),
    ['2:7: date must be a day: write it as YYYY-MM-DD'],
  ],
  [
    'a related rule without type',
    ruleText(GOOD, 'title: x\nrelated: [{id: a}]'),
    ['2:11: a related rule has an id and a type: write both'],
  ],
  [
    'an unknown relation',
    ruleText(GOOD, 'title: x\nrelated: [{id: a, type: simlar}]'),
    ['2:25: there is no type "simlar": did you mean "similar"?'],
  ],
  [
    'a logsource of nothing',
    `title: x\nlogsource: {definition: y}\ndetection: {${GOOD.replace('\n', ', ')}}`,
    ['2:12: logsource names no log: write product, service or category'],
  ],
  [
    'a logsource that is text',
    `title: x\nlogsource: aws\ndetection: {${GOOD.replace('\n', ', ')}}`,
    ['2:12: logsource must be a map: write product, service or category'],
  ],
  [
    'a detection that is text',
    'title: x\nlogsource: {product: aws}\ndetection: y',
    ['3:12: detection must be a map of searches and a condition'],
  ],
  ['an unknown action', 'action: globl\ntitle: x', ['1:9: there is no action "globl": did you mean "global"?']],
  [
    'repeat without a rule before',
    'action: repeat\ntitle: x',
    ['1:1: action: repeat needs a rule before it: move this document down'],
  ],
  [
    'a key that appears twice',
    ruleText('selection:\n  a: x\n  b: y\n  a: z\ncondition: selection'),
    ['8:5: the key "a" appears twice, first in line 6: keep one, or make a list'],
  ],
  [
    'a key that appears twice with and without quotes',
    ruleText("selection: {1: x, '1': y}\ncondition: selection"),
    ['5:21: the key "1" appears twice, first in line 5: keep one, or make a list'],
  ],
  [
    'a top-level key that appears twice',
    ruleText(GOOD, 'title: x\ntitle: y'),
    ['2:1: the key "title" appears twice, first in line 1: keep one, or make a list'],
  ],
  [
    'broken YAML',
    'title: x\ndetection: {a: [',
    ['2:17: not YAML: flow sequence in block collection must be sufficiently indented and end with a ]'],
  ],
  ['a tab', 'title: x\n\tlevel: high', ['2:1: not YAML: tabs are not allowed as indentation']],
  [
    'an unquoted placeholder',
    ruleText('selection: {a: %x%}\ncondition: selection'),
    ['5:18: not YAML: plain value cannot start with directive indicator character %'],
  ],
  [
    'a YAML tag',
    ruleText('selection: {a: !secret x}\ncondition: selection'),
    ['5:18: not YAML: unresolved tag: !secret'],
  ],
  [
    'an alias of nothing',
    ruleText('selection: {a: *x}\ncondition: selection'),
    ['5:18: the alias *x names no anchor: define &x'],
  ],
  [
    'a merge key',
    ruleText('a: &a {x: 1}\nb:\n  <<: *a\ncondition: a or b'),
    ['7:5: merge keys are not part of YAML 1.2: write the keys out', '7:5: this search is empty: write field: value'],
  ],
];

describe('a rule is refused, with the place and what to write instead:', () => {
  test.each(DETECTION)('%s', (_, detection, problems) => {
    expect(problemsOf(ruleText(detection))).toEqual(problems);
  });

  test.each(COMBINATIONS)('a|%s', (modifiers, problem) => {
    const problems = problemsOf(ruleText(`selection:\n  a|${modifiers}: 1\ncondition: selection`));
    expect(problems).toContain(problem);
  });

  test.each(READINGS)('the value %s, which YAML 1.1 reads as %s', (value, reading) => {
    const text = ruleText(`selection:\n  a: ${value}\n  b: '${value}'\ncondition: selection`);
    expect(problemsOf(text)).toEqual([`6:8: YAML 1.1 reads ${value} as ${reading}: write '${value}' for the text`]);
  });

  test.each(RULES)('%s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});

test('all problems of all files are reported at once, the first one as the place of the error', () => {
  const bad = ruleText('selection: {a|x: 1, b|cidr: y}\ncondition: other', 'title: x\nlevel: none');
  const files = [
    { path: 'one.yml', text: bad },
    { path: 'two.yml', text: ruleText(GOOD) },
    { path: 'three.yml', text: 'a: [' },
  ];
  const error = (() => {
    try {
      return parseRules(files);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(RuleError);
  expect(error).toMatchObject({ file: 'one.yml', line: 2, column: 8 });
  expect(String(error).split('\n')).toEqual([
    expect.stringMatching(/^RuleError: one\.yml:2:8: there is no level "none"/),
    expect.stringMatching(/^one\.yml:6:17: there is no modifier "x"/),
    expect.stringMatching(/^one\.yml:6:31: "y" is no network/),
    expect.stringMatching(/^one\.yml:7:14: there is no search "other"/),
    expect.stringMatching(/^three\.yml:1:5: not YAML/),
  ]);
});

test('two rules with one id or one name are refused, with the place of both', () => {
  const rule = (title: string, head: string): string => ruleText(GOOD, `title: ${title}\n${head}`);
  const files = [
    { path: 'a.yml', text: rule('a', 'id: 0000-1\nname: n') },
    { path: 'b.yml', text: `${rule('b', 'id: 0000-1')}---\n${rule('c', 'name: n')}` },
  ];
  expect(() => parseRules(files)).toThrow(
    'b.yml:2:5: "0000-1" is also in a.yml:1: give this rule its own\nb.yml:10:7: "n" is also in a.yml:1: give this rule its own',
  );
});

test('a problem of what an action lays over several rules is reported once', () => {
  const global = 'action: global\ntitle: x\nlogsource: {product: a}\ndetection: {a: {b|is: 1}, condition: a}\n';
  expect(problemsOf(`${global}---\nlevel: low\n---\nlevel: high\n`)).toEqual([
    expect.stringMatching(/^4:19: there is no modifier "is"/),
  ]);
});

test('aliases that multiply are refused before they fill the memory', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const items =
      level === 0
        ? Array(10).fill('x').join(', ')
        : Array(10)
            .fill(`*l${level - 1}`)
            .join(', ');
    return `l${level}: &l${level} [${items}]`;
  });
  expect(problemsOf(`title: x\n${levels.join('\n')}`).join()).toContain('too deeply nested or too many aliases');
});

test('a rule nested without end is refused', () => {
  expect(problemsOf(`title: x\nfields: ${'['.repeat(5000)}`).join()).toContain('not YAML');
  expect(problemsOf(`title: x\nfields: ${'['.repeat(80)}${']'.repeat(80)}`).join()).toContain('too deeply nested');
});
