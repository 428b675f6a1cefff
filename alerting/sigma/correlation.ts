import { readAliases, type WrittenAlias } from './correlation-aliases.ts';
import { readCondition, type WrittenCondition } from './correlation-condition.ts';
import { CORRELATION_TYPES, type CorrelationType } from './correlation-ir.ts';
import { entryOf, type MapNode, type Node, textOf, textsOf } from './node.ts';
import type { Reference } from './reference.ts';
import type { Position, Report } from './rule-error.ts';
import { instead } from './suggest.ts';
import { parseTimespan } from './timespan.ts';

/** A correlation as it is written: rules are named, not found yet. */
export interface WrittenCorrelation {
  readonly type: CorrelationType;
  readonly at: Position;
  readonly groupBy: readonly string[];
  readonly aliases: readonly WrittenAlias[];
  readonly timespan: number;
  readonly condition: WrittenCondition;
  readonly generate: boolean;
}

const MAX_TIMESPAN = 90 * 86_400_000;
const KEYS = ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate', 'field'];

function readType(map: MapNode, report: Report): CorrelationType | undefined {
  const entry = entryOf(map, 'type');
  if (entry === undefined) report(map.at, 'the correlation has no type: write type: event_count');
  const given = entry && textOf('type', entry.value, report);
  const type = CORRELATION_TYPES.find((each) => each === given);
  if (entry !== undefined && given !== undefined && type === undefined)
    report(entry.value.at, `there is no correlation type "${given}": ${instead(given, CORRELATION_TYPES)}`);
  return type;
}

function readTimespan(map: MapNode, report: Report): number | undefined {
  const entry = entryOf(map, 'timespan');
  if (entry === undefined) report(map.at, 'the correlation has no timespan: write timespan: 10m');
  const given = entry && textOf('timespan', entry.value, report);
  if (entry === undefined || given === undefined) return undefined;
  const millis = parseTimespan(given);
  if (millis === undefined)
    report(entry.value.at, `"${given}" is no timespan: write a number and s, m, h or d, as 90m`);
  if (millis !== undefined && millis > MAX_TIMESPAN) report(entry.value.at, 'a timespan is at most 90 days: write 90d');
  return millis;
}

/** Texts that must not be empty, each where it stands. */
export function readReferences(name: string, node: Node, report: Report): readonly Reference[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) report(node.at, `${name} is empty: name a rule by its id or name`);
  return items.flatMap((item) => {
    const text = textOf(name, item, report)?.trim();
    if (text === '') report(item.at, `${name} has an empty entry: name a rule by its id or name`);
    return text ? [{ text, at: item.at }] : [];
  });
}

function readGroupBy(map: MapNode, report: Report): readonly string[] {
  const entry = entryOf(map, 'group-by');
  if (entry === undefined) return [];
  const fields = textsOf('group-by', entry.value, report);
  if (fields.length === 0 || fields.includes(''))
    report(entry.value.at, 'group-by is empty: name a field, or remove the key');
  return [...new Set(fields)];
}

/** `generate` belongs to the top of the document; published correlations have it inside as well. */
function readGenerate(root: MapNode, map: MapNode, report: Report): boolean {
  const { value } = entryOf(root, 'generate') ?? entryOf(map, 'generate') ?? {};
  if (value === undefined) return false;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  report(value.at, 'generate is true or false');
  return false;
}

/** Reads the `correlation` of a document. Undefined where a problem was reported that leaves nothing to go on with. */
export function readCorrelation(root: MapNode, report: Report): WrittenCorrelation | undefined {
  const entry = entryOf(root, 'correlation');
  if (entry?.value.kind !== 'map') {
    report(entry?.value.at ?? root.at, 'correlation must be a map of type, rules, group-by, timespan and condition');
    return undefined;
  }
  const map = entry.value;
  for (const { name, key } of map.entries)
    if (!KEYS.includes(name)) report(key.at, `a correlation has no "${name}": ${instead(name, KEYS)}`);
  const type = readType(map, report);
  const timespan = readTimespan(map, report);
  const rules = entryOf(map, 'rules');
  const references = rules && readReferences('rules', rules.value, report);
  const condition = type && readCondition({ type, map, rules: references }, report);
  const aliases = readAliases(map, report);
  const groupBy = readGroupBy(map, report);
  const generate = readGenerate(root, map, report);
  if (type === undefined || timespan === undefined || condition === undefined) return undefined;
  return { type, at: entry.key.at, groupBy, aliases, timespan, condition, generate };
}
