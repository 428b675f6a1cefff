import { afterValue } from '../../transforms/core/json-split.ts';
import type { Framing } from '../../transforms/core/source.ts';

/** One entry of a file and the line, from 1, on which it starts. */
export interface Entry {
  readonly line: number;
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

/** Whether brackets are balanced at the end of `text`, which starts with one; undefined where a string is torn. */
function isClosed(text: string): boolean {
  try {
    return afterValue(text, text.search(/[{[]/)) > 0;
  } catch {
    return false;
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
      if (!opensValue(text) || isWhole(text) || isClosed(text)) yield { line, text };
      else open = { from: line, lines: [text], depth: depthChange(text) };
      continue;
    }
    open.lines.push(text);
    open.depth += depthChange(text);
    if (open.depth > 0) continue;
    yield { line: open.from, text: open.lines.join('\n') };
    open = undefined;
  }
  if (open !== undefined) yield* giveUp(open);
}

/** The entries of a file's lines. JSON may span lines; what is no JSON is given as the line that it is. */
export const frame = (lines: Lines, framing: Framing): AsyncIterable<Entry> =>
  framing === 'json' ? frameJson(lines) : frameLines(lines);
