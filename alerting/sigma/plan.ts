import type { Comparison, Placement, TimePart } from './ir.ts';
import { BESIDE, type Group, MODIFIERS, type Operator, ORDER } from './modifiers.ts';
import { placeIn, type ScalarNode } from './node.ts';
import type { Report } from './rule-error.ts';
import { instead } from './suggest.ts';

/** A field and what its modifiers make of its values. */
export interface Plan {
  /** Empty for keywords. */
  readonly field: string;
  readonly operator: Operator;
  readonly placement: Placement;
  readonly comparison?: Comparison;
  readonly time?: TimePart;
  readonly flags: string;
  /** windash and the encodings, in order. */
  readonly steps: readonly string[];
  readonly expand: boolean;
  readonly all: boolean;
  readonly neq: boolean;
  readonly cased: boolean;
}

interface Use {
  readonly name: string;
  readonly group: Group;
  readonly offset: number;
}

function usesOf(key: ScalarNode, names: readonly string[], start: number, report: Report): readonly Use[] {
  let offset = start;
  return names.flatMap((written) => {
    const at = offset;
    offset += written.length + 1;
    const modifier = Object.hasOwn(MODIFIERS, written) ? MODIFIERS[written] : undefined;
    if (modifier !== undefined) return [{ name: modifier.is ?? written, group: modifier.group, offset: at }];
    report(placeIn(key, at), `there is no modifier "${written}": ${instead(written, Object.keys(MODIFIERS))}`);
    return [];
  });
}

const OPERATORS = ['re', 'cidr', 'exists', 'fieldref'] as const satisfies readonly Operator[];
const PLACEMENTS = ['contains', 'startswith', 'endswith'] as const satisfies readonly Placement[];
const COMPARISONS = ['gt', 'gte', 'lt', 'lte'] as const satisfies readonly Comparison[];
const TIMES = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const satisfies readonly TimePart[];

const used = <const Name extends string>(names: readonly Name[], uses: readonly Use[]): Name | undefined =>
  names.find((name) => uses.some((use) => use.name === name));

const has = (group: Group, uses: readonly Use[]): boolean => uses.some((use) => use.group === group);

function operatorOf(uses: readonly Use[]): Operator {
  const otherwise = has('time', uses) ? 'time' : has('comparison', uses) ? 'comparison' : 'text';
  return used(OPERATORS, uses) ?? otherwise;
}

const REPEATABLE: readonly Group[] = ['flag', 'base64'];

function combinationFault(use: Use, before: readonly Use[], operator: Operator): string | undefined {
  if (before.some(({ name }) => name === use.name)) return `"${use.name}" is given twice: write it once`;
  const rival = before.find(({ group }) => group === use.group && !REPEATABLE.includes(group));
  if (rival !== undefined) return `"${use.name}" can't be combined with "${rival.name}": choose one`;
  if (use.group === 'flag' && operator !== 're') return `"${use.name}" belongs to re: write re|${use.name}`;
  const late = before.find(({ group }) => ORDER.some(([first, second]) => first === use.group && second === group));
  if (late !== undefined) return `"${use.name}" must come before "${late.name}": write ${use.name}|${late.name}`;
  const isOperator = use.name === operator || use.group === operator;
  if (isOperator || BESIDE[operator].includes(use.group)) return undefined;
  return operator === 'exists'
    ? `exists must stand alone: remove "${use.name}"`
    : `"${use.name}" can't be combined with "${operator === 'comparison' ? 'gt, gte, lt or lte' : operator}": remove one`;
}

const KEYWORD_OPERATORS: readonly Operator[] = ['text', 're'];
const STEPS: readonly Group[] = ['windash', 'charset', 'base64'];

const namesOf = (groups: readonly Group[], uses: readonly Use[]): readonly string[] =>
  uses.filter(({ group }) => groups.includes(group)).map(({ name }) => name);

/** Reads `field|modifier|modifier`. Undefined where a problem was reported. */
export function readPlan(key: ScalarNode, name: string, report: Report): Plan | undefined {
  const [field = '', ...names] = name.split('|');
  let sound = true;
  const note: Report = (at, message) => {
    sound = false;
    report(at, message);
  };
  const uses = usesOf(key, names, field.length + 1, note);
  const operator = operatorOf(uses);
  for (const [index, use] of uses.entries()) {
    const fault = combinationFault(use, uses.slice(0, index), operator);
    if (fault !== undefined) note(placeIn(key, use.offset), fault);
  }
  if (field === '' && !KEYWORD_OPERATORS.includes(operator))
    note(key.at, `"${names.join('|')}" needs a field: write field|${names.join('|')}`);
  if (!sound) return undefined;
  return {
    field,
    operator,
    placement: used(PLACEMENTS, uses) ?? 'is',
    comparison: used(COMPARISONS, uses),
    time: used(TIMES, uses),
    flags: namesOf(['flag'], uses).join(''),
    steps: namesOf(STEPS, uses),
    expand: has('expand', uses),
    all: has('all', uses),
    neq: has('neq', uses),
    cased: has('cased', uses),
  };
}
