import { parseCondition, RESERVED } from './condition.ts';
import { ConditionError } from './condition-tokens.ts';
import type { ConditionIr, DetectionIr, SearchIr, TestIr } from './ir.ts';
import { joinTests, type Reading, readItems, readKeywords } from './item.ts';
import { type Entry, entryOf, type MapNode, type Node, placeIn } from './node.ts';

const isPresent = <Value>(value: Value | undefined): value is Value => value !== undefined;

/** A list of maps, of keywords, or of both: any of them. */
function readList(items: readonly Node[], reading: Reading): TestIr | undefined {
  const keywords = readKeywords(
    items.filter((item) => item.kind === 'scalar'),
    reading,
  );
  const others = items.filter((item) => item.kind !== 'scalar').map((item) => readTest(item, reading));
  const tests = [keywords, ...others].filter(isPresent);
  return tests.length === 0 ? undefined : joinTests('or', tests);
}

const isEmpty = (node: Node): boolean =>
  node.kind === 'scalar' ? node.value === null : (node.kind === 'list' ? node.items : node.entries).length === 0;

function readTest(node: Node, reading: Reading): TestIr | undefined {
  if (isEmpty(node)) {
    reading.report(node.at, 'this search is empty: write field: value');
    return undefined;
  }
  return node.kind === 'map' ? readItems(node, reading) : readList(node.kind === 'list' ? node.items : [node], reading);
}

function readSearch({ name, key, value }: Entry, reading: Reading): SearchIr | undefined {
  if (RESERVED.some((word) => word === name.toLowerCase()) || !/^[^\s()|*]+$/.test(name))
    reading.report(key.at, `no condition can name a search "${name}": use letters, digits, _ and -`);
  const test = readTest(value, reading);
  return test && { name, test };
}

function readCondition(node: Node, names: readonly string[], { report }: Reading): ConditionIr | undefined {
  if (node.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) {
    report(node.at, 'a condition must be text: write the names of searches joined by and, or, not');
    return undefined;
  }
  try {
    return parseCondition(String(node.value), names);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    report(placeIn(node, error.offset), error.message);
    return undefined;
  }
}

function readConditions(map: MapNode, names: readonly string[], reading: Reading): ConditionIr | undefined {
  const entry = entryOf(map, 'condition');
  if (entry === undefined) reading.report(map.at, 'detection has no condition: write condition: selection');
  const nodes = entry === undefined ? [] : entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (entry !== undefined && nodes.length === 0)
    reading.report(entry.value.at, 'condition is an empty list: write one');
  const conditions = nodes.map((node) => readCondition(node, names, reading)).filter(isPresent);
  const [only] = conditions;
  return conditions.length > 1 ? { kind: 'or', of: conditions } : only;
}

const TIMEFRAME = 'timeframe belonged to aggregations, which are no longer sigma: write a correlation with a timespan';

/** Reads `detection`. Undefined where a problem was reported. */
export function readDetection(node: Node, reading: Reading): DetectionIr | undefined {
  if (node.kind !== 'map') {
    reading.report(node.at, 'detection must be a map of searches and a condition');
    return undefined;
  }
  const timeframe = entryOf(node, 'timeframe');
  if (timeframe !== undefined) reading.report(timeframe.key.at, TIMEFRAME);
  const entries = node.entries.filter(({ name }) => name !== 'condition' && name !== 'timeframe');
  const searches = entries.map((entry) => readSearch(entry, reading)).filter(isPresent);
  const names = entries.map(({ name }) => name);
  const condition = readConditions(node, names, reading);
  return condition && { searches, condition };
}
