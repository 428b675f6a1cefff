import { entryOf, type MapNode, textOf } from './node.ts';
import type { Reference } from './reference.ts';
import type { Position, Report } from './rule-error.ts';

/** A name that stands for another field in each rule. */
export interface WrittenAlias {
  readonly name: string;
  readonly at: Position;
  readonly fields: readonly (Reference & { readonly field: string })[];
}

/** Reads `aliases: {alias: {rule: field}}`. */
export function readAliases(map: MapNode, report: Report): readonly WrittenAlias[] {
  const { value } = entryOf(map, 'aliases') ?? {};
  if (value === undefined) return [];
  if (value.kind !== 'map') {
    report(value.at, 'aliases must be a map: write alias: {rule: field}');
    return [];
  }
  return value.entries.map(({ name, key, value: rules }) => {
    if (rules.kind !== 'map') report(rules.at, `the alias "${name}" must be a map: write rule: field`);
    const entries = rules.kind === 'map' ? rules.entries : [];
    const fields = entries.flatMap((entry) => {
      const field = textOf(`${name}.${entry.name}`, entry.value, report);
      return field === undefined ? [] : [{ text: entry.name, at: entry.key.at, field }];
    });
    return { name, at: key.at, fields };
  });
}
