import type { DocumentText } from '../../dashboards/query.ts';
import type { SegmentIndex } from './segment-index.ts';
import type { Segments } from './segments.ts';

/** Where a document stands, as the tables hold it. */
export interface Locator {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** Reads documents from their segments; undefined where a segment is gone. */
export type ReadDocument = (locator: Locator) => Promise<DocumentText | undefined>;

export const createReader =
  (segments: Segments, index: SegmentIndex): ReadDocument =>
  async ({ segment, offset, length }) => {
    const path = index.pathOf(segment);
    const bytes = path === undefined ? undefined : await segments.read(path, offset, length);
    return bytes?.length === length ? bytes.toString() : undefined;
  };

const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\]]/g;
const OPENS = /\s*:\s*\{\s*/y;
const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Where the first member of the document's own `event` object stands. */
function eventStart(text: DocumentText): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    depth += DEPTH[token] ?? 0;
    OPENS.lastIndex = index + token.length;
    if (depth === 1 && token === '"event"' && OPENS.test(text)) return OPENS.lastIndex;
  }
  return undefined;
}

/** The document with `event.ingested`, as the index pipeline of AWS sets it; all else keeps its every character. */
export function withIngested(text: DocumentText, ingested: number | undefined): DocumentText {
  const at = ingested === undefined ? undefined : eventStart(text);
  if (ingested === undefined || at === undefined) return text;
  const member = `"ingested":"${new Date(ingested).toISOString()}"${text[at] === '}' ? '' : ','}`;
  return text.slice(0, at) + member + text.slice(at);
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The value at a dotted path of a document's own members. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const name of path.split('.')) {
    if (!isMembers(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}
