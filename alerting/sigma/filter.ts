import { readReferences } from './correlation.ts';
import { readDetection } from './detection.ts';
import type { ConditionIr, DetectionIr } from './ir.ts';
import type { Reading } from './item.ts';
import { entryOf, type MapNode } from './node.ts';
import type { Reference } from './reference.ts';
import type { Report } from './rule-error.ts';

/** A filter as it is written: rules are named, not found yet. */
export interface WrittenFilter {
  readonly rules: readonly Reference[] | 'any';
  readonly detection: DetectionIr;
}

const negates = (condition: ConditionIr): boolean =>
  condition.kind === 'not' || (condition.kind !== 'search' && condition.of.some(negates));

function readRules(map: MapNode, report: Report): WrittenFilter['rules'] {
  const { value } = entryOf(map, 'rules') ?? {};
  const isEmpty = value === undefined || (value.kind === 'list' && value.items.length === 0);
  if (isEmpty || (value.kind === 'scalar' && (value.value === 'any' || value.value === null))) return 'any';
  return readReferences('rules', value, report);
}

const NARROWS =
  'a filter is joined to its rules by and: without a not it lets them alert only on what it describes; to leave that out write condition: not selection';

/** Reads the `filter` of a document. Undefined where a problem was reported that leaves nothing to go on with. */
export function readFilter(root: MapNode, reading: Reading, warn: Report): WrittenFilter | undefined {
  const entry = entryOf(root, 'filter');
  if (entry?.value.kind !== 'map') {
    reading.report(entry?.value.at ?? root.at, 'filter must be a map of rules, searches and a condition');
    return undefined;
  }
  const { value: map } = entry;
  const detection = readDetection({ ...map, entries: map.entries.filter(({ name }) => name !== 'rules') }, reading);
  if (detection !== undefined && !negates(detection.condition))
    warn(entryOf(map, 'condition')?.key.at ?? map.at, NARROWS);
  return detection && { rules: readRules(map, reading.report), detection };
}
