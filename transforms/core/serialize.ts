import type { EcsEvent } from '../ecs/event.ts';
import { MAX_DOCUMENT_BYTES } from './document.ts';
import { splice } from './splice.ts';

const fits = (document: string): boolean =>
  document.length * 3 <= MAX_DOCUMENT_BYTES || Buffer.byteLength(document) <= MAX_DOCUMENT_BYTES;

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

const withoutTrees = (value: unknown): unknown =>
  isTree(value) ? Object.fromEntries(Object.entries(value as object).filter(([, member]) => !isTree(member))) : value;

/** Too large: first free-form trees go, then the original, and a label says so. */
function trim(event: EcsEvent, source: string): string {
  const { [source]: original, ...params } = event.aws ?? {};
  const trimmed = { ...event, labels: { ...event.labels, truncated: 'true' } };
  const attempts = [{ ...params, [source]: withoutTrees(original) }, params, undefined];
  for (const aws of attempts) {
    const document = JSON.stringify({ ...trimmed, aws });
    if (fits(document)) return document;
  }
  return JSON.stringify({ '@timestamp': event['@timestamp'], event: event.event, labels: trimmed.labels });
}

/** One document on one line, at most a million bytes. `original` is the text to write as `aws.<source>`, if there is one. */
export function serialize(event: EcsEvent, source: string, original: string | undefined): string {
  const document = original === undefined ? JSON.stringify(event) : splice(event, source, original);
  return fits(document) ? document : trim(event, source);
}
