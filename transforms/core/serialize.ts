import type { EcsEvent } from '../ecs/event.ts';
import { MAX_DOCUMENT_BYTES } from './document.ts';
import { head } from './head.ts';
import { splice } from './splice.ts';
import { hasLongKey } from './unreadable.ts';

const fits = (document: string): boolean =>
  document.length * 3 <= MAX_DOCUMENT_BYTES || Buffer.byteLength(document) <= MAX_DOCUMENT_BYTES;

/** Only a document this long can hold a member name that OpenSearch cannot read. */
const LONG_DOCUMENT = 40_000;

const isReadable = (document: string, event: EcsEvent): boolean =>
  fits(document) && (document.length < LONG_DOCUMENT || !hasLongKey(event));

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The members that are no trees and have a name of usual length. */
const withoutTrees = (value: unknown): unknown =>
  isTree(value)
    ? Object.fromEntries(
        Object.entries(value as object).filter(([key, member]) => !isTree(member) && !hasLongKey({ [key]: 0 })),
      )
    : value;

/** More than anybody looks up, and little enough for every text of an event to have so much. */
const LONGEST_TEXT_BYTES = 1024;

const withShortTexts = (event: object): string =>
  JSON.stringify(event, (_, value: unknown) => (typeof value === 'string' ? head(value, LONGEST_TEXT_BYTES) : value));

/** What is left where even the ECS fields are too large: their texts are cut, and if there are too many, most go. */
function cut(event: EcsEvent): string {
  const document = withShortTexts({ ...event, aws: undefined });
  if (fits(document)) return document;
  return withShortTexts({ '@timestamp': event['@timestamp'], event: event.event, labels: event.labels });
}

/** Too large, or with a name that is: first free-form trees go, then the original, and a label says so. */
function trim(event: EcsEvent, source: string): string {
  const { [source]: original, ...params } = event.aws ?? {};
  const trimmed = { ...event, labels: { ...event.labels, truncated: 'true' } };
  const beside = Object.values(params).some((value) => value !== undefined) ? params : undefined;
  const attempts = [{ ...params, [source]: withoutTrees(original) }, beside, undefined];
  for (const aws of attempts) {
    const kept = { ...trimmed, aws };
    const document = JSON.stringify(kept);
    if (isReadable(document, kept)) return document;
  }
  return cut(trimmed);
}

/** One document on one line, at most a million bytes. `original` is the text to write as `aws.<source>`, if there is one. */
export function serialize(event: EcsEvent, source: string, original: string | undefined): string {
  const document = original === undefined ? JSON.stringify(event) : splice(event, source, original);
  return isReadable(document, event) ? document : trim(event, source);
}
