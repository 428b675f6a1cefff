import type { AlertDocument } from './alert.ts';
import type { FeedEvent } from './feed.ts';
import { cut } from './text.ts';

/** What an alert copies from its event, and no more: what is asked for, shown and filtered by. */
type Actors = Pick<AlertDocument, 'cloud' | 'user' | 'source' | 'destination' | 'user_agent' | 'related'>;

const MAX_TEXT = 1_024;
const MAX_LIST = 20;

/** A text of a bounded length, so that an alert has a bounded size. */
export function short(text: string): string;
export function short(text: string | undefined): string | undefined;
export function short(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cut(text, MAX_TEXT);
}

const shortList = (texts: readonly string[] | undefined): string[] | undefined =>
  texts?.slice(0, MAX_LIST).map((text) => short(text));

const sourceOf = ({ source }: FeedEvent): Actors['source'] =>
  source && {
    address: short(source.address),
    ip: source.ip,
    geo: source.geo && { country_iso_code: source.geo.country_iso_code, city_name: source.geo.city_name },
    as: source.as && { organization: source.as.organization },
  };

const destinationOf = ({ destination }: FeedEvent): Actors['destination'] =>
  destination && { address: short(destination.address), ip: destination.ip, port: destination.port };

/** Who and where, of the event that triggered an alert. */
export function actorsOf(event: FeedEvent): Actors {
  const { cloud, user, user_agent, related } = event;
  return {
    cloud: cloud && { account: cloud.account, region: short(cloud.region) },
    user: user && { id: short(user.id), name: short(user.name) },
    source: sourceOf(event),
    destination: destinationOf(event),
    user_agent: user_agent && { original: short(user_agent.original) },
    related: related && {
      ip: shortList(related.ip),
      user: shortList(related.user),
      hosts: shortList(related.hosts),
    },
  };
}
