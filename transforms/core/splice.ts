import type { EcsEvent } from '../ecs/event.ts';
import type { Sanitised } from './sanitise.ts';

const KEY_END = '":';
const BACKSLASH = 92;

/** Whether the quote at `at` is escaped: an odd run of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === BACKSLASH) from--;
  return (at - from) % 2 === 1;
}

/** How many members a compact JSON text writes, repeated ones too. */
function membersIn(text: string): number {
  let members = 0;
  for (let at = text.indexOf(KEY_END); at !== -1; at = text.indexOf(KEY_END, at + 2)) {
    if (!isEscaped(text, at)) members++;
  }
  return members;
}

/** White space that could part a key from its colon, or a line from the next. */
const SPACED = ['" ', '"\t', '\n', '\r'];

/** Whether a text may stand for its tree: one line, nothing mended, no key twice (OpenSearch refuses those). */
export const isSpliceable = (text: string, original: Sanitised): boolean =>
  original.untouched &&
  text.startsWith('{') &&
  !SPACED.some((space) => text.includes(space)) &&
  membersIn(text) === original.members;

/** Writes the event with the original's own text in place of its tree: cheaper, and big integers survive. */
export function splice(event: EcsEvent, source: string, original: string): string {
  const { aws, ...rest } = event;
  const { [source]: _tree, ...params } = aws ?? {};
  const beside = JSON.stringify(params).slice(0, -1);
  return `${JSON.stringify(rest).slice(0, -1)},"aws":${beside}${beside === '{' ? '' : ','}"${source}":${original}}}`;
}
