import { describe, expect, test } from 'vitest';
import { compile, LOGSOURCES, ruleText } from './vector.ts';

const MEGABYTE = 1_000_000;
const DEPTH = 10_000;

/** One rule of each kind, all looking at the same fields. */
const DETECTIONS: Readonly<Record<string, string>> = {
  is: 'a: {x: [one, two]}\ncondition: a',
  contains: `a: {x|contains: ['${'a'.repeat(100)}b', b${'a'.repeat(200)}b]}\ncondition: a`,
  long: `a: {x|contains: '${'a'.repeat(500)}b${'a'.repeat(500)}'}\ncondition: a`,
  like: "a: {x: '*a*a*a*a?a*a*b*c'}\ncondition: a",
  dashes: "a: {x|windash|contains: '-a -a -b'}\ncondition: a",
  re: "a: {x|re: ['(a+)+b$', '(a|aa)+c', '(?i)foo.*bar', '^(([a-z])+.)+[A-Z]([a-z])+$']}\ncondition: a",
  cidr: 'a: {x|cidr: 10.0.0.0/8}\ncondition: a',
  gt: 'a: {x|gt: 5}\ncondition: a',
  hour: 'a: {x|hour: 5}\ncondition: a',
  present: 'a: {x: null}\ncondition: not a',
  exists: 'a: {x.x.x.x|exists: true}\ncondition: a',
  deep: `a: {${Array(200).fill('x').join('.')}: y}\ncondition: a`,
  fieldref: 'a: {x|fieldref: y, x|fieldref|contains: y}\ncondition: 1 of them',
  keywords: "keywords: [needle, 'n?edle*x']\ncondition: keywords",
};

const set = compile(
  Object.entries(DETECTIONS)
    .map(([title, detection]) => ruleText(detection, `title: ${title}\nid: ${title}`))
    .join('---\n'),
);

const nest = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let tree: unknown = 'needle';
  for (let level = 0; level < depth; level++) tree = wrap(tree);
  return tree;
};

const cycle: Record<string, unknown> = { z: 'needle' };
cycle['x'] = cycle;
const CYCLIC = { x: cycle };

const EVENTS: readonly (readonly [says: string, event: object, matched: readonly string[]])[] = [
  ['a megabyte of one letter', { x: 'a'.repeat(MEGABYTE), y: 'a'.repeat(MEGABYTE) }, ['present', 'fieldref']],
  [
    'a needle as long as the text',
    { x: 'a'.repeat(MEGABYTE), y: `${'a'.repeat(50_000)}b${'a'.repeat(50_000)}` },
    ['present'],
  ],
  ['a megabyte of digits', { x: '1'.repeat(MEGABYTE) }, ['present']],
  ['a megabyte of dots and colons', { x: '1.:'.repeat(MEGABYTE / 3) }, ['present']],
  ['a megabyte of surrogate halves', { x: '\ud83d'.repeat(MEGABYTE / 2) }, ['present']],
  ['a megabyte of letters whose lower case is longer', { x: 'İ'.repeat(MEGABYTE / 2) }, ['present']],
  ['twenty thousand members', { x: Array(20_000).fill('abc'), y: Array(20_000).fill('bcd') }, ['present']],
  [
    'twenty thousand keys',
    { x: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, at])) },
    ['gt', 'hour', 'present'],
  ],
  ['objects 10,000 deep', { x: nest(DEPTH, (x) => ({ x })), y: 'z' }, ['present', 'exists', 'keywords']],
  ['arrays 10,000 deep', { x: nest(DEPTH, (x) => [x]), y: 'z' }, ['present', 'keywords']],
  ['arrays and objects 10,000 deep', { x: nest(DEPTH / 2, (x) => [{ x }]), y: 'z' }, ['present', 'exists', 'keywords']],
  ['an object in itself', CYCLIC, ['present', 'exists', 'keywords']],
  [
    'hostile keys',
    JSON.parse('{"x": {"__proto__": {"x": 1}, "constructor": 2, "toString": 3, "toJSON": 4}}'),
    ['present'],
  ],
  [
    'values that JSON has not',
    { x: [undefined, Number.NaN, Number.POSITIVE_INFINITY], y: new Date(0) },
    ['gt', 'present'],
  ],
  ['nothing', {}, []],
];

describe('an event can neither make matching throw nor make it slow', () => {
  test.each(EVENTS)('%s', (_, event, matched) => {
    expect(set.match(event, LOGSOURCES).map(({ title }) => title)).toEqual(matched);
  });

  test.each(EVENTS.filter(([, event]) => event !== CYCLIC))('nor explaining: %s', (_, event) => {
    for (const id of Object.keys(DETECTIONS)) expect(set.explain(id, event).length).toBeGreaterThan(0);
  });
});
