import { type Entry, entryOf, type MapNode, type Node } from './node.ts';
import type { Report } from './rule-error.ts';
import { instead } from './suggest.ts';

/** A rule's document with what the file's actions add, and the document's own keys. */
export interface RuleDocument {
  readonly root: MapNode;
  readonly own: MapNode;
}

/** Both maps' keys, maps joined key by key; elsewhere the second map wins. */
function merge(first: MapNode, second: MapNode): MapNode {
  const entries = first.entries.map((entry): Entry => {
    const over = entryOf(second, entry.name);
    if (over === undefined) return entry;
    return entry.value.kind === 'map' && over.value.kind === 'map'
      ? { ...over, value: merge(entry.value, over.value) }
      : over;
  });
  return { ...first, entries: [...entries, ...second.entries.filter(({ name }) => !entryOf(first, name))] };
}

const without = (map: MapNode, name: string): MapNode => ({
  ...map,
  entries: map.entries.filter((entry) => entry.name !== name),
});

const ACTIONS = ['global', 'reset', 'repeat'];

function actionOf(map: MapNode, report: Report): string | undefined {
  const entry = entryOf(map, 'action');
  if (entry === undefined) return undefined;
  const action = entry.value.kind === 'scalar' ? String(entry.value.value) : '';
  if (ACTIONS.includes(action)) return action;
  report(entry.value.at, `there is no action "${action}": ${instead(action, ACTIONS)}`);
  return 'unknown';
}

/**
 * Applies the actions of a file of several documents, as the reference implementation does: `global` is laid over
 * every later document of the file until `reset`; `repeat` is laid over the rule before it.
 */
export function applyActions(documents: readonly Node[], report: Report): readonly RuleDocument[] {
  let global: MapNode | undefined;
  let previous: MapNode | undefined;
  return documents.flatMap((document): readonly RuleDocument[] => {
    if (document.kind !== 'map') {
      report(document.at, 'a rule is a map of title, logsource, detection: write its keys');
      return [];
    }
    const action = actionOf(document, report);
    const own = without(document, 'action');
    if (action === 'global') global = previous = own;
    if (action === 'reset') global = undefined;
    if (action === 'repeat' && previous === undefined)
      report(document.at, 'action: repeat needs a rule before it: move this document down');
    if (action === undefined || (action === 'repeat' && previous !== undefined)) {
      const base = action === 'repeat' && previous !== undefined ? merge(previous, own) : own;
      previous = action === 'repeat' || global === undefined ? base : merge(base, global);
      return [{ root: { ...previous, at: document.at }, own }];
    }
    return [];
  });
}
