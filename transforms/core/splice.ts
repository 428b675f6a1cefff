import type { EcsEvent } from '../ecs/event.ts';
import type { Sanitised } from './sanitise.ts';
import { hasLongDigits } from './unreadable.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/** Whether the quote at `at` is escaped: an odd run of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === BACKSLASH) from--;
  return (at - from) % 2 === 1;
}

/** How many members a compact JSON text writes, repeated ones too: a colon right after a quote ends each one's name. */
function membersIn(text: string): number {
  let members = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    if (text.charCodeAt(at - 1) === QUOTE && !isEscaped(text, at - 1)) members++;
  }
  return members;
}

/** White space that could part a line from the next, or a key from its colon. */
const SPACED = ['\n', '\r', '\t', ' :'];

/** Whether a text may stand for its tree: one line, nothing mended, and nothing that OpenSearch cannot read. */
export const isSpliceable = (text: string, original: Sanitised): boolean =>
  original.untouched &&
  text.startsWith('{') &&
  !SPACED.some((space) => text.includes(space)) &&
  membersIn(text) === original.members &&
  !hasLongDigits(text);

/** Writes the event with the original's own text in place of its tree: cheaper, and big integers survive. */
export function splice(event: EcsEvent, source: string, original: string): string {
  const { aws } = event;
  const params = aws?.['params'];
  event.aws = undefined;
  const head = JSON.stringify(event).slice(0, -1);
  event.aws = aws;
  const beside = params === undefined ? '' : `"params":${JSON.stringify(params)},`;
  return `${head},"aws":{${beside}"${source}":${original}}}`;
}
