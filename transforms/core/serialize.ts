import type { EcsEvent } from '../ecs/event.ts';
import { MAX_DOCUMENT_BYTES } from './document.ts';
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

/** Whether the text may stand for the tree: an object on one line, untouched, no key twice (OpenSearch refuses those). */
const isSpliceable = (text: string, original: Sanitised): boolean =>
  original.untouched &&
  text.startsWith('{') &&
  !SPACED.some((space) => text.includes(space)) &&
  membersIn(text) === original.members;

/** Puts the original's own text into the document: cheaper than stringifying it again, and big integers survive. */
function splice(event: EcsEvent, source: string, text: string): string {
  const { [source]: _original, ...params } = event.aws ?? {};
  const head = JSON.stringify({ ...event, aws: undefined }).slice(0, -1);
  const beside = Object.keys(params).length === 0 ? '' : `${JSON.stringify(params).slice(1, -1)},`;
  return `${head},"aws":{${beside}${JSON.stringify(source)}:${text}}}`;
}

const fits = (document: string): boolean =>
  document.length * 3 <= MAX_DOCUMENT_BYTES || Buffer.byteLength(document) <= MAX_DOCUMENT_BYTES;

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

const withoutTrees = (value: unknown): unknown =>
  isTree(value) ? Object.fromEntries(Object.entries(value as object).filter(([, member]) => !isTree(member))) : value;

/** Too large: first the original text goes, then its free-form trees, then the original, and a label says so. */
function trim(event: EcsEvent, source: string): string {
  const { params_text: _text, [source]: original, ...params } = event.aws ?? {};
  const { original: _original, ...fields } = event.event;
  const trimmed = { ...event, event: fields, labels: { ...event.labels, truncated: 'true' } };
  const attempts = [
    { ...params, [source]: original },
    { ...params, [source]: withoutTrees(original) },
    params,
    undefined,
  ];
  for (const aws of attempts) {
    const document = JSON.stringify({ ...trimmed, aws });
    if (fits(document)) return document;
  }
  return JSON.stringify({ '@timestamp': event['@timestamp'], event: fields, labels: trimmed.labels });
}

/**
 * One document on one line, at most a million bytes. `event.aws[source]` is the sanitised tree; `text` is the line that
 * it was read from, if it is that line's JSON.
 */
export function serialize(event: EcsEvent, source: string, original: Sanitised, text?: string): string {
  const document =
    text !== undefined && isSpliceable(text, original) ? splice(event, source, text) : JSON.stringify(event);
  return fits(document) ? document : trim(event, source);
}
