import type { Position, Report } from './rule-error.ts';

/** A YAML tree whose every node knows where it stands. Aliases are resolved, keys are text. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: string | number | boolean | null;
  /** As it was written, without quotes. */
  readonly source: string;
  readonly plain: boolean;
  /** Where the text begins, if it stands in the file character by character. */
  readonly textAt?: Position;
}

export interface ListNode {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Node[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly key: ScalarNode;
  readonly value: Node;
}

export const entryOf = (map: MapNode, name: string): Entry | undefined =>
  map.entries.find((entry) => entry.name === name);

/** The place of a character of a text, or of the text where the file writes it differently. */
export const placeIn = (node: ScalarNode, offset: number): Position =>
  node.textAt === undefined ? node.at : { line: node.textAt.line, column: node.textAt.column + offset };

/** Plain JSON. */
export function toJson(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries(node.entries.map(({ name, value }) => [name, toJson(value)]));
}

/** The text of a scalar that is text or a number. */
export function textOf(name: string, node: Node, report: Report): string | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
  if (node.kind === 'scalar' && typeof node.value === 'number') return node.source;
  report(node.at, `${name} must be text`);
  return undefined;
}

/** The texts of a list, or of a single scalar. */
export function textsOf(name: string, node: Node, report: Report): readonly string[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.map((item) => textOf(name, item, report)).filter((text) => text !== undefined);
}
