import type { Random } from '../../local/generator/random.ts';

type Mutation = (text: string, random: Random) => string;

const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '.',
  'a.b',
  '@timestamp',
  'event',
  'aws',
];
const SURROGATES = ['\ud800', '\udfff', '\\ud800', '\\udc00'];
const HUGE = ['1e999', '-1e999', '9'.repeat(40), '1e308', '-0', '18446744073709551616', `0.${'1'.repeat(30)}`, '-1'];
const VALUES = [
  'null',
  '""',
  '[]',
  '{}',
  'true',
  '"-"',
  '[null]',
  '[[{}]]',
  '{"":""}',
  '"2026-11-24T13:58:07Z"',
  '"::1%x"',
];
const NESTED = [50, 99, 150, 5_000];

const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;
const VALUE = /(?<=":\s*)(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)/g;
const NUMBER = /\d+/g;

/** Puts something in the place of one of a pattern's hits; a text without any stays. */
function replaceOne(text: string, pattern: RegExp, random: Random, value: string): string {
  const hits = [...text.matchAll(pattern)];
  if (hits.length === 0) return text;
  const hit = random.pick(hits);
  return text.slice(0, hit.index) + value + text.slice(hit.index + hit[0].length);
}

const insert = (text: string, random: Random, piece: string): string => {
  const at = random.int(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
};

function flipByte(text: string, random: Random): string {
  const bytes = Buffer.from(text);
  const at = random.int(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8));
  return bytes.toString();
}

function cut(text: string, random: Random): readonly [head: string, piece: string, tail: string] {
  const from = random.int(text.length + 1);
  const to = from + random.int(Math.min(60, text.length - from) + 1);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

const remove: Mutation = (text, random) => {
  const [head, , tail] = cut(text, random);
  return head + tail;
};

const repeat: Mutation = (text, random) => {
  const [head, piece, tail] = cut(text, random);
  return head + piece + piece + tail;
};

function swapFields(text: string, random: Random): string {
  const separator = ['\t', ',', ' '].find((candidate) => text.includes(candidate)) ?? ':';
  const fields = text.split(separator);
  const [a, b] = [random.int(fields.length), random.int(fields.length)];
  return fields
    .with(a, fields[b] ?? '')
    .with(b, fields[a] ?? '')
    .join(separator);
}

/** A whole member again, so that a name stands twice. */
function repeatMember(text: string, random: Random): string {
  const member = [...text.matchAll(/"[^"]*":(?:"[^"]*"|\d+)/g)];
  return member.length === 0 ? text : text.replace('{', () => `{${random.pick(member)[0]},`);
}

function nest(text: string, random: Random): string {
  const depth = random.pick(NESTED);
  const tree = random.chance(0.5)
    ? '['.repeat(depth) + ']'.repeat(depth)
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  return replaceOne(text, VALUE, random, tree);
}

const control: Mutation = (text, random) => insert(text, random, String.fromCharCode(random.int(32)));
const surrogate: Mutation = (text, random) => insert(text, random, random.pick(SURROGATES));
const hugeNumber: Mutation = (text, random) => replaceOne(text, NUMBER, random, random.pick(HUGE));
const otherValue: Mutation = (text, random) => replaceOne(text, VALUE, random, random.pick(VALUES));
const hostileKey: Mutation = (text, random) => replaceOne(text, KEY, random, JSON.stringify(random.pick(HOSTILE_KEYS)));

const MUTATIONS: readonly Mutation[] = [
  flipByte,
  remove,
  repeat,
  swapFields,
  control,
  surrogate,
  hugeNumber,
  otherValue,
  hostileKey,
  repeatMember,
  nest,
];

/** The text after one to four mutations. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let left = random.between(1, 4); left > 0; left--) mutated = random.pick(MUTATIONS)(mutated, random);
  return mutated;
}
