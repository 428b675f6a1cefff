import type { ItemIr, Match, TestIr } from './ir.ts';
import type { Entry, Node, ScalarNode } from './node.ts';
import type { Placeholders } from './placeholders.ts';
import { type Plan, readPlan } from './plan.ts';
import type { Report } from './rule-error.ts';
import { readValue } from './values.ts';

/** What reading a detection needs besides the nodes. */
export interface Reading {
  readonly placeholders: Placeholders;
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

/** The test of `field|modifiers: values`. Undefined where a problem was reported. */
export function readItem({ name, key, value }: Entry, reading: Reading): TestIr | undefined {
  const plan = readPlan(key, name, reading.report);
  const nodes = scalarsOf(name, value, reading);
  if (plan === undefined) return undefined;
  if (plan.operator === 'exists' && nodes.length > 1)
    reading.report(value.at, 'exists takes one value: write true or false');
  const groups = matchesOf(nodes, plan, reading);
  return groups.length === 0 ? undefined : joinMatches(plan, groups);
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
