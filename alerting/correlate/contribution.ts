import type { Match } from '../evaluate.ts';
import type { Group } from '../identity.ts';
import type { Correlation, Input } from './correlation.ts';
import { type Sighting, shortHash } from './sighting.ts';

/** What one event, or the firing of a correlation below, adds to one group of a correlation. */
export interface Contribution {
  readonly group: Group;
  readonly sighting: Sighting;
  /** The event; where a correlation fired, one of its events. */
  readonly match: Match;
}

/** What a rule or correlation below matched. */
export interface Occurrence {
  /** The rule's id. */
  readonly rule: string;
  readonly at: number;
  /** The event's id, or the identity's. */
  readonly id: string;
  /** What fields are read from: the event, or the group. */
  readonly from: object;
  readonly match: Match;
}

const MAX_MEMBERS = 100;

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Each member of an array is a value of its own; null is none. Exact text, as groups are case-sensitive. */
function membersOf(value: unknown): readonly string[] {
  const members = Array.isArray(value) ? value.flat(4) : [value];
  const known = members.filter((member) => member !== undefined && member !== null);
  return [...new Set(known.map(textOf))].slice(0, MAX_MEMBERS);
}

/** Every choice of one of each list, the first hundred. */
const choices = <Value>(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  lists.reduce<readonly (readonly Value[])[]>(
    (heads, list) => heads.flatMap((head) => list.map((each) => [...head, each])).slice(0, MAX_MEMBERS),
    [[]],
  );

/** A field that is absent is left out; an event that has none of the fields belongs to no group. */
export function groupsOf(fields: Input['group'], from: object): readonly Group[] {
  if (fields.length === 0) return [{}];
  const lists = fields.map(({ name, read }) => {
    const members = membersOf(read(from));
    return members.length === 0 ? [undefined] : members.map((text) => [name, text] as const);
  });
  const groups = choices(lists).map((pairs) => pairs.filter((pair) => pair !== undefined));
  return groups.filter((pairs) => pairs.length > 0).map((pairs) => Object.fromEntries(pairs));
}

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** Several equal numbers of one event are told apart by how many came before. */
const numbersOf = (input: Input, from: object): readonly string[] =>
  input.values
    .flatMap((read) => {
      const value = read(from);
      return Array.isArray(value) ? value.flat(4) : [value];
    })
    .filter((value) => typeof value === 'number' || typeof value === 'string')
    .map(String)
    .filter(isNumber)
    .slice(0, MAX_MEMBERS)
    .map((text, at) => (at === 0 ? text : `${text}~${at}`));

/** What is counted or added up: one undefined where the type looks at events alone. */
function valuesOf({ ir }: Correlation, input: Input, from: object): readonly (string | undefined)[] {
  if (ir.fields.length === 0) return [undefined];
  if (ir.type !== 'value_count') return numbersOf(input, from);
  return choices(input.values.map((read) => membersOf(read(from)))).map((tuple) => shortHash(JSON.stringify(tuple)));
}

/** What an occurrence adds to a correlation that counts it. */
export function contributionsOf(correlation: Correlation, occurrence: Occurrence): readonly Contribution[] {
  const { rule, at, id, from, match } = occurrence;
  const input = correlation.inputs.get(rule);
  if (input === undefined) return [];
  const values = valuesOf(correlation, input, from);
  const hash = shortHash(id);
  return groupsOf(input.group, from).flatMap((group) =>
    values.map((value) => ({ group, match, sighting: { at, place: input.place, id: hash, value } })),
  );
}
