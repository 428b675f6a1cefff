import { firstOf } from './event-values.ts';
import type { FeedEvent } from './feed.ts';

/** What an event says that it acted on, the most telling first. */
const TARGETS = [
  'aws.params.resource',
  'user.target.name',
  'user.target.group.name',
  'dns.question.name',
  'host.name',
] as const;

function webAddress(document: FeedEvent): string | undefined {
  const { domain = '', original, path, query } = document.url ?? {};
  const rest = original ?? (query === undefined ? path : `${path ?? ''}?${query}`);
  if (rest === undefined) return domain || undefined;
  return rest.startsWith('/') ? domain + rest : rest;
}

/** An address with its port, as a reader expects it. */
export const socketText = (ip: string, port: number | undefined): string => {
  if (port === undefined) return ip;
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
};

function networkAddress(document: FeedEvent): string | undefined {
  const { ip, address, port } = document.destination ?? {};
  const name = ip ?? address;
  return name === undefined ? undefined : socketText(name, port);
}

/** What the event acted on, for a reader: a user, a bucket, a URL, the other end of a connection. */
export const resourceOf = (document: FeedEvent): string | undefined =>
  firstOf(document, TARGETS)?.[1] ?? webAddress(document) ?? networkAddress(document);
