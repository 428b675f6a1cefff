import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import type { Entry, MapNode, Node, ScalarNode } from './node.ts';
import type { Position, Report } from './rule-error.ts';

const MAX_DEPTH = 64;
/** Aliases can make a short text an endless tree. */
const MAX_NODES = 100_000;

/** What turning one YAML document into nodes needs. */
interface Reading {
  readonly text: string;
  readonly document: Document;
  readonly place: (offset: number) => Position;
  readonly report: Report;
  nodes: number;
}

function textPlace(scalar: Scalar, reading: Reading): Position | undefined {
  if (typeof scalar.value !== 'string' && scalar.type !== 'PLAIN') return undefined;
  const written = scalar.source ?? '';
  const start = (scalar.range?.[0] ?? 0) + (scalar.type === 'PLAIN' ? 0 : 1);
  const verbatim = !written.includes('\n') && reading.text.startsWith(written, start);
  return verbatim ? reading.place(start) : undefined;
}

function toScalar(scalar: Scalar, reading: Reading): ScalarNode {
  const { value } = scalar;
  const at = reading.place(scalar.range?.[0] ?? 0);
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    at,
    value: known ? value : null,
    source: scalar.source ?? '',
    plain: scalar.type === 'PLAIN' || scalar.type === undefined,
    textAt: textPlace(scalar, reading),
  };
}

function toKey(key: unknown, reading: Reading): ScalarNode | undefined {
  const node = isAlias(key) ? key.resolve(reading.document) : key;
  if (isScalar(node)) return toScalar(node, reading);
  const offset = isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  reading.report(reading.place(offset), 'a key must be text: write it in quotes');
  return undefined;
}

const keyText = (key: ScalarNode): string => (typeof key.value === 'string' ? key.value : key.source);

function toMap(items: readonly unknown[], at: Position, reading: Reading, depth: number): MapNode {
  const seen = new Map<string, number>();
  const entries: Entry[] = [];
  for (const item of items) {
    const key = isPair(item) ? toKey(item.key, reading) : undefined;
    if (key === undefined || !isPair(item)) continue;
    const name = keyText(key);
    const first = seen.get(name);
    if (first !== undefined)
      reading.report(key.at, `the key "${name}" appears twice, first in line ${first}: keep one, or make a list`);
    else if (name === '<<') reading.report(key.at, 'merge keys are not part of YAML 1.2: write the keys out');
    else entries.push({ name, key, value: toNode(item.value, key.at, reading, depth + 1) });
    seen.set(name, first ?? key.at.line);
  }
  return { kind: 'map', at, entries };
}

function toNode(node: unknown, parent: Position, reading: Reading, depth: number): Node {
  const nothing: ScalarNode = { kind: 'scalar', at: parent, value: null, source: '', plain: true };
  if (depth > MAX_DEPTH || ++reading.nodes > MAX_NODES) {
    if (depth > MAX_DEPTH || reading.nodes === MAX_NODES + 1)
      reading.report(parent, 'too deeply nested or too many aliases: write it flatter');
    return nothing;
  }
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    const at = reading.place(node.range?.[0] ?? 0);
    if (target === undefined) reading.report(at, `the alias *${node.source} names no anchor: define &${node.source}`);
    return target === undefined ? nothing : toNode(target, at, reading, depth + 1);
  }
  if (isScalar(node)) return toScalar(node, reading);
  if (!isMap(node) && !isSeq(node)) return nothing;
  const at = reading.place(node.range?.[0] ?? 0);
  if (isMap(node)) return toMap(node.items, at, reading, depth);
  return { kind: 'list', at, items: node.items.map((item) => toNode(item, at, reading, depth + 1)) };
}

const sentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * The documents of a YAML 1.2 text that are not empty. A document that isn't YAML is reported once and left out;
 * duplicate keys are found by their text, so that `4625` and `'4625'` are the same.
 */
export function readDocuments(text: string, report: Report): readonly Node[] {
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
  const documents = parseAllDocuments(text, { ...options, version: '1.2', schema: 'core', merge: false });
  return documents.flatMap((document) => {
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) report(place(fault.pos[0]), `not YAML: ${sentence(fault.message)}`);
    if (fault !== undefined || document.contents === null) return [];
    const reading = { text, document, place, report, nodes: 0 };
    const node = toNode(document.contents, place(document.contents.range[0]), reading, 0);
    return node.kind === 'scalar' && node.value === null ? [] : [node];
  });
}
