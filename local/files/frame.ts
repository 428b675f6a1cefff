import { afterValue } from '../../transforms/core/json-split.ts';
import type { Framing } from '../../transforms/core/source.ts';

/** One entry of a file and the line, from 1, on which it starts; `index` tells entries of one line apart. */
export interface Entry {
  readonly line: number;
  readonly index?: number;
  readonly text: string;
}

type Lines = AsyncIterable<string> | Iterable<string>;

async function* frameLines(lines: Lines): AsyncIterable<Entry> {
  let line = 0;
  for await (const text of lines) {
    line++;
    yield { line, text };
  }
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const opensValue = (text: string): boolean => /^\s*[{[]/.test(text);

/** Where the brackets of the first value from `at` are balanced; undefined where they are not, or a string is torn. */
function endOf(text: string, at: number): number | undefined {
  try {
    return afterValue(text, at);
  } catch {
    return undefined;
  }
}

const NEXT_VALUE = /\s*(?=[[{])/y;

/** Where the value after the one that ends at `end` begins; undefined where anything else follows. */
function nextValue(text: string, end: number): number | undefined {
  NEXT_VALUE.lastIndex = end;
  return NEXT_VALUE.test(text) ? NEXT_VALUE.lastIndex : undefined;
}

/** The values that stand one after another in a text, as in files that were put together; the last has what is left. */
function* valuesOf(line: number, text: string): Iterable<Entry> {
  let index = 0;
  while (true) {
    const end = endOf(text, index);
    const next = end === undefined ? undefined : nextValue(text, end);
    yield { line, index, text: text.slice(index, next).trimEnd() };
    if (next === undefined) return;
    index = next;
  }
}

/** Lines of a value that spans several, and how deep its brackets are open, so that each line is scanned once. */
interface Open {
  readonly from: number;
  readonly lines: string[];
  depth: number;
}

/** How a line changes the depth of brackets; strings do not span lines in JSON. */
function depthChange(text: string): number {
  const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return (code.match(/[{[]/g)?.length ?? 0) - (code.match(/[}\]]/g)?.length ?? 0);
}

/** What never closed is given line by line: each broken line is then one bad entry, and the whole ones are saved. */
function* giveUp(open: Open): Iterable<Entry> {
  for (const [at, text] of open.lines.entries()) if (text.trim() !== '') yield { line: open.from + at, text };
}

async function* frameJson(lines: Lines): AsyncIterable<Entry> {
  let line = 0;
  let open: Open | undefined;
  for await (const text of lines) {
    line++;
    if (open === undefined) {
      if (text.trim() === '') continue;
      if (!opensValue(text) || isWhole(text)) yield { line, text };
      else if (endOf(text, 0) !== undefined) yield* valuesOf(line, text);
      else open = { from: line, lines: [text], depth: depthChange(text) };
      continue;
    }
    open.lines.push(text);
    open.depth += depthChange(text);
    if (open.depth > 0) continue;
    yield* valuesOf(open.from, open.lines.join('\n'));
    open = undefined;
  }
  if (open !== undefined) yield* giveUp(open);
}

/** The entries of a file's lines. JSON may span lines; what is no JSON is given as the line that it is. */
export const frame = (lines: Lines, framing: Framing): AsyncIterable<Entry> =>
  framing === 'json' ? frameJson(lines) : frameLines(lines);
