import { firstOf, textOf } from './event-values.ts';
import type { FeedEvent } from './feed.ts';
import type { Group } from './identity.ts';
import type { NamedField } from './load.ts';
import { resourceOf } from './resource.ts';

const ACTORS = ['user.id', 'source.ip'] as const;

/** The id of a role without the session's name, which is the caller's free choice. */
const withoutSession = (text: string): string => /^(AROA[A-Z0-9]+):/.exec(text)?.[1] ?? text;

/** Who acted: a user, else an address, else what was acted on. */
function actorOf(document: FeedEvent): Group {
  const actor = firstOf(document, ACTORS);
  if (actor) return { [actor[0]]: withoutSession(actor[1]) };
  const resource = resourceOf(document);
  return resource === undefined ? {} : { resource };
}

function accountOf({ cloud }: FeedEvent): Group {
  const id = cloud?.account?.id;
  return id === undefined ? {} : { 'cloud.account.id': id };
}

function valuesOf(document: FeedEvent, fields: readonly NamedField[]): Group {
  const group: Record<string, string> = {};
  for (const { name, read } of fields) {
    const text = textOf(read(document));
    if (text !== undefined) group[name] = withoutSession(text);
  }
  return group;
}

/**
 * The group whose events fold into one alert: the values of the given fields, else the account and who acted there.
 * A field that an event does not have is left out, which makes a group of its own.
 */
export const groupOf = (document: FeedEvent, by: readonly NamedField[] | undefined): Group =>
  by === undefined ? { ...accountOf(document), ...actorOf(document) } : valuesOf(document, by);
