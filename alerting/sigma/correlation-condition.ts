import { parseCondition } from './condition.ts';
import { ConditionError } from './condition-tokens.ts';
import type { CorrelationType, Threshold } from './correlation-ir.ts';
import type { ConditionIr } from './ir.ts';
import { entryOf, type MapNode, placeIn, type ScalarNode, textsOf } from './node.ts';
import type { Reference } from './reference.ts';
import type { Report } from './rule-error.ts';
import { instead } from './suggest.ts';
import { countFault, isOperator, OPERATORS, readThreshold } from './threshold.ts';

/** What is known of a correlation before its condition is read. */
export interface Conditioned {
  readonly type: CorrelationType;
  readonly map: MapNode;
  /** Undefined where the condition alone names them. */
  readonly rules: readonly Reference[] | undefined;
}

/** When a correlation holds, as it is written. */
export interface WrittenCondition {
  readonly rules: readonly Reference[];
  readonly fields: readonly string[];
  readonly percentile?: number;
  readonly thresholds: readonly Threshold[];
  /** Rules by the names that the condition gives them. */
  readonly seen?: ConditionIr;
}

/** How many fields the figure of a type is made of, and whether it counts. */
const FIGURES: Readonly<Record<CorrelationType, { readonly fields: 0 | 1 | 'several'; readonly counts: boolean }>> = {
  event_count: { fields: 0, counts: true },
  value_count: { fields: 'several', counts: true },
  temporal: { fields: 0, counts: true },
  temporal_ordered: { fields: 0, counts: true },
  value_sum: { fields: 1, counts: false },
  value_avg: { fields: 1, counts: false },
  value_percentile: { fields: 1, counts: false },
  value_median: { fields: 1, counts: false },
};

const isTemporal = (type: CorrelationType): boolean => type === 'temporal' || type === 'temporal_ordered';

function readFields({ type, map }: Conditioned, condition: MapNode, report: Report): readonly string[] {
  const entry = entryOf(condition, 'field') ?? entryOf(map, 'field');
  const wanted = FIGURES[type].fields;
  if (entry === undefined) {
    if (wanted !== 0) report(condition.at, `${type} looks at a field: write field: name in the condition`);
    return [];
  }
  const fields = textsOf('field', entry.value, report);
  if (wanted === 0) report(entry.key.at, `${type} looks at no field: remove it, or write type: value_count`);
  if (wanted === 1 && fields.length > 1) report(entry.value.at, `${type} takes one field: choose one`);
  if (fields.length === 0 || fields.includes('')) report(entry.value.at, 'field is empty: name a field');
  return fields;
}

function readPercentile({ type }: Conditioned, condition: MapNode, report: Report): number | undefined {
  const entry = entryOf(condition, 'percentile');
  if (type !== 'value_percentile') {
    if (entry) report(entry.key.at, `${type} has no percentile: remove it, or write type: value_percentile`);
    return undefined;
  }
  const rank = entry?.value.kind === 'scalar' ? entry.value.value : undefined;
  if (typeof rank === 'number' && rank >= 0 && rank <= 100) return rank;
  report(entry?.value.at ?? condition.at, 'value_percentile needs a rank from 0 to 100: write percentile: 95');
  return undefined;
}

const KNOWN = [...OPERATORS, 'field', 'percentile'];

function readThresholds({ type, rules = [] }: Conditioned, condition: MapNode, report: Report): readonly Threshold[] {
  for (const { name, key } of condition.entries)
    if (!KNOWN.includes(name)) report(key.at, `a condition has no "${name}": ${instead(name, KNOWN)}`);
  const written = condition.entries.filter(({ name }) => isOperator(name));
  const thresholds = written.flatMap((entry) => readThreshold(entry, report));
  if (written.length === 0) report(condition.at, 'the condition compares with nothing: write gte: 10');
  const most = isTemporal(type) ? rules.length : Number.POSITIVE_INFINITY;
  const isSound = written.length > 0 && thresholds.length === written.length;
  const fault = isSound && FIGURES[type].counts ? countFault(thresholds, most) : undefined;
  if (fault !== undefined) report(condition.at, fault);
  return thresholds;
}

const WORDS = ['and', 'or', 'not'];

/** The rules that an extended condition names, once each, in its order. */
function namedIn(node: ScalarNode): readonly Reference[] {
  const words = [...String(node.value).matchAll(/[^\s()]+/g)].filter(([word]) => !WORDS.includes(word.toLowerCase()));
  const references = words.map((found) => ({ text: found[0], at: placeIn(node, found.index) }));
  return [...new Map(references.toReversed().map((each) => [each.text, each])).values()].toReversed();
}

const isChain = (condition: ConditionIr): boolean =>
  condition.kind === 'and' && condition.of.every(({ kind }) => kind === 'search');

function readExtended({ type, rules }: Conditioned, node: ScalarNode, report: Report): WrittenCondition | undefined {
  const named = rules ?? namedIn(node);
  try {
    const seen = parseCondition(
      String(node.value),
      named.map(({ text }) => text),
    );
    if (type === 'temporal') return { rules: named, fields: [], thresholds: [], seen };
    const order = namedIn(node);
    if (isChain(seen)) return { rules: order, fields: [], thresholds: [{ is: 'gte', number: order.length }] };
    report(node.at, 'temporal_ordered takes rules joined by and, in their order: write type: temporal for the others');
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    report(placeIn(node, error.offset), error.message.replaceAll('search', 'rule'));
  }
  return undefined;
}

/** Reads the condition of a correlation. Undefined where a problem was reported that leaves nothing to go on with. */
export function readCondition(given: Conditioned, report: Report): WrittenCondition | undefined {
  const { type, map, rules = [] } = given;
  const node = entryOf(map, 'condition')?.value;
  if (isTemporal(type) && node?.kind === 'scalar' && typeof node.value === 'string')
    return readExtended(given, node, report);
  if (given.rules === undefined) report(map.at, 'the correlation names no rules: write rules: [id or name]');
  if (isTemporal(type) && node === undefined)
    return { rules, fields: [], thresholds: [{ is: 'gte', number: rules.length }] };
  if (node?.kind === 'map')
    return {
      rules,
      fields: readFields(given, node, report),
      percentile: readPercentile(given, node, report),
      thresholds: readThresholds(given, node, report),
    };
  report(node?.at ?? map.at, 'the correlation has no condition of numbers: write condition: {gte: 10}');
  return undefined;
}
