import type { ItemIr, Match, TestIr } from './ir.ts';
import { type Entry, type MapNode, type Node, placeIn, type ScalarNode } from './node.ts';
import type { Placeholders } from './placeholders.ts';
import { type Plan, readPlan } from './plan.ts';
import type { Report } from './rule-error.ts';
import { readSelector } from './selector.ts';
import { readValue } from './values.ts';

/** What reading a detection needs besides the nodes. */
export interface Reading {
  readonly placeholders: Placeholders;
  /** From 3 on, brackets after a field select elements of an array. */
  readonly version: number;
  readonly report: Report;
}

const leaf = (field: string, any: readonly Match[]): ItemIr =>
  field === '' ? { kind: 'keywords', any } : { kind: 'field', field, any };

/** Tests joined; a single one stands alone. */
export function joinTests(kind: 'and' | 'or', of: readonly TestIr[]): TestIr {
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind, of };
}

function scalarsOf(name: string, value: Node, { report }: Reading): readonly ScalarNode[] {
  const nodes = value.kind === 'list' ? value.items : [value];
  if (nodes.length === 0) report(value.at, `"${name}" has no values: write one, or remove the key`);
  return nodes.filter((node) => {
    if (node.kind === 'map') report(node.at, `"${name}" has a map for a value: write the field as ${name}.subfield`);
    if (node.kind === 'list') report(node.at, `"${name}" has a list in a list: write one list`);
    return node.kind === 'scalar';
  });
}

function matchesOf(nodes: readonly ScalarNode[], plan: Plan, reading: Reading): readonly (readonly Match[])[] {
  return nodes.flatMap((node) => {
    const matches = readValue(node, plan, reading.placeholders);
    if (typeof matches !== 'string') return [matches];
    reading.report(node.at, matches);
    return [];
  });
}

function joinMatches(plan: Plan, groups: readonly (readonly Match[])[]): TestIr {
  const test = plan.all
    ? joinTests(
        'and',
        groups.map((any) => leaf(plan.field, any)),
      )
    : leaf(plan.field, groups.flat());
  return plan.neq ? { kind: 'not', of: test } : test;
}

function readMatches({ name, key, value }: Entry, reading: Reading): TestIr | undefined {
  const plan = readPlan(key, name, reading.report);
  const nodes = scalarsOf(name, value, reading);
  if (plan === undefined) return undefined;
  if (plan.operator === 'exists' && nodes.length > 1)
    reading.report(value.at, 'exists takes one value: write true or false');
  const groups = matchesOf(nodes, plan, reading);
  return groups.length === 0 ? undefined : joinMatches(plan, groups);
}

/** Moves a key's text on, so that places in the rest of it are right. */
const from = (key: ScalarNode, offset: number): ScalarNode => ({ ...key, textAt: key.textAt && placeIn(key, offset) });

function readElements({ name, key, value }: Entry, reading: Reading): TestIr | undefined {
  const [field = '', ...modifiers] = name.split('|');
  const selector = readSelector(key, field, reading.report);
  if (selector === undefined) return undefined;
  const { head, which, rest, length } = selector;
  const isGroup = value.kind === 'map' && rest === '.' && modifiers.length === 0;
  const inner = { name: [rest, ...modifiers].join('|'), key: from(key, length), value };
  const of = isGroup ? readItems(value, reading) : readItem(inner, reading);
  return of && { kind: 'elements', field: head, which, of };
}

/** The test of `field|modifiers: values`. Undefined where a problem was reported. */
export function readItem(entry: Entry, reading: Reading): TestIr | undefined {
  const selects = reading.version >= 3 && entry.name.split('|', 1)[0]?.includes('[');
  return selects ? readElements(entry, reading) : readMatches(entry, reading);
}

/** The items of a map, all of which must hold. Undefined where problems were reported. */
export function readItems({ entries }: MapNode, reading: Reading): TestIr | undefined {
  const items = entries.map((entry) => readItem(entry, reading)).filter((item) => item !== undefined);
  return items.length === 0 ? undefined : joinTests('and', items);
}

const KEYWORDS: Plan = {
  field: '',
  operator: 'text',
  placement: 'is',
  flags: '',
  steps: [],
  expand: false,
  all: false,
  neq: false,
  cased: false,
};

/** The test of values without a field: any of them anywhere in the event. */
export function readKeywords(nodes: readonly ScalarNode[], reading: Reading): TestIr | undefined {
  const matches = matchesOf(nodes, KEYWORDS, reading).flat();
  return matches.length === 0 ? undefined : leaf('', matches);
}
