import type { FeedEvent } from './feed.ts';
import { cut } from './text.ts';

type Trimmed = Readonly<Record<string, unknown>>;

const MAX_EVENT_BYTES = 8 * 1024;

const fits = (event: Trimmed): boolean => Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES;

function withoutText(document: FeedEvent): Trimmed {
  const { original: _, ...event } = document.event;
  return { ...document, event };
}

function withoutOriginal(document: FeedEvent): Trimmed {
  const { aws: _, ...rest } = withoutText(document);
  return { ...rest, labels: { truncated: 'aws' } };
}

function idOnly(document: FeedEvent): Trimmed {
  const { id, dataset, action = '' } = document.event;
  return {
    '@timestamp': cut(document['@timestamp'], 40),
    event: { id: cut(id, 200), dataset: cut(dataset, 200), action: cut(action, 200) },
    labels: { truncated: 'all' },
  };
}

/**
 * An event as an alert carries it: without its text, and of at most 8 KiB. A larger one loses the original, then all
 * but what it is; `labels.truncated` says so.
 */
export const trimmed = (document: FeedEvent): Trimmed =>
  [withoutText, withoutOriginal].map((form) => form(document)).find(fits) ?? idOnly(document);
