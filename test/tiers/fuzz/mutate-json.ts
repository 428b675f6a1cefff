import type { Random } from '../../../local/generator/random.ts';
import { HOSTILE, type Mutation } from './mutate-text.ts';

/** JSON texts that a member may suddenly hold. */
const VALUES: readonly string[] = [
  'null',
  'true',
  '[]',
  '{}',
  '[[]]',
  '[null,"",{}]',
  '0',
  '-0',
  '-1.5',
  '1e400',
  '1e-400',
  `1${'0'.repeat(400)}`,
  `0.${'1'.repeat(1_200)}`,
  '12345678901234567890123',
  String.raw`"\ud800"`,
  String.raw`"\u0000\u001b[31m\u202e"`,
  '"2026-13-45T99:99:99Z"',
  '"+275760-09-13T00:00:00Z"',
  '"1969-12-31T23:59:59Z"',
  '{"":1,".a":2,"a..b":{"c.d":3}}',
  '{"__proto__":{"x":1},"constructor":{"prototype":null}}',
  '{"a":{"b":{"c":[{"d":null}]}}}',
  '["a",{"value":"b"},["c"]]',
  `[${'1,'.repeat(5_000)}1]`,
  ...HOSTILE.map((text) => JSON.stringify(text)),
];

const NAMES = ['', '.', '.a', 'a.', 'a..b', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'value']
  .concat(['\0', '\ud800', '\u202e', 'eventName', 'userIdentity', 'x'.repeat(5_000), 'x'.repeat(60_000)])
  .map((name) => JSON.stringify(name));

const nest = (value: string, depth: number): string => '{"a":['.repeat(depth) + value + ']}'.repeat(depth);

/** What a member becomes; name and value are JSON texts, and so is the answer. */
type MemberMutation = (name: string, value: string, random: Random) => string;

const memberMutations: readonly MemberMutation[] = [
  (_, value, random) => `${random.pick(NAMES)}:${value}`,
  (name, _, random) => `${name}:${random.pick(VALUES)}`,
  (name, value, random) => `${name}:${value},${random.pick(NAMES)}:${random.pick(VALUES)}`,
  (name, value, random) => `${name}:${random.pick(VALUES)},${name}:${value}`,
  (name, value) => `${name}:${value},${name.replace(/^"(.)/, (_, first: string) => `"\\u${hex(first)}`)}:${value}`,
  (name, value) => `${name} :\n\t${value} `,
  (name, value) => `${name}:[${value},${value}]`,
  (name, value) => `${name}:${JSON.stringify(value)}`,
  (name, value, random) => `${name}:${nest(value, random.pick([1, 10, 47, 48, 49, 50, 51, 60]))}`,
];

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

function countMembers(value: unknown): number {
  if (!isTree(value)) return 0;
  const members = Object.values(value);
  const own = Array.isArray(value) ? 0 : members.length;
  return members.reduce((sum: number, member) => sum + countMembers(member), own);
}

/** Writes a tree as JSON with the member number `at` written by `change`. */
function writeJson(tree: unknown, at: number, change: (name: string, value: string) => string): string {
  let number = 0;
  const write = (value: unknown): string => {
    if (!isTree(value)) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
    const members = Object.entries(value).map(([key, member]) => {
      const isChosen = number++ === at;
      const [name, text] = [JSON.stringify(key), write(member)];
      return isChosen ? change(name, text) : `${name}:${text}`;
    });
    return `{${members.join(',')}}`;
  };
  return write(tree);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const onMember = (text: string, random: Random, mutate: MemberMutation): string => {
  const tree = parsed(text);
  if (!isTree(tree)) return text;
  return writeJson(tree, random.int(countMembers(tree)), (name, value) => mutate(name, value, random));
};

/** One change to one member of a JSON text; a text that is none stays. */
export const mutateMember: Mutation = (text, random) => onMember(text, random, random.pick(memberMutations));

/** One member nested so deep that V8 could not write it again. */
export const deepenMember: Mutation = (text, random) =>
  onMember(text, random, (name, value) => `${name}:${nest(value, random.pick([1_000, 10_000]))}`);

/** One member made too large for a document. */
export const swellMember: Mutation = (text, random) =>
  onMember(text, random, (name, value) => `${name}:${random.pick(SWELL)(value)}`);

const LARGE = 1_100_000;
const SWELL: readonly ((value: string) => string)[] = [
  () => `"${'x'.repeat(LARGE)}"`,
  (value) => `[${`${value},`.repeat(1 + LARGE / value.length)}0]`,
];
