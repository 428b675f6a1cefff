import type { AlertDocument } from './alert.ts';
import { socketText } from './resource.ts';

type Told = Pick<AlertDocument, 'rule' | 'user' | 'source' | 'destination' | 'firewatch'>;

/** Who acted, as short as possible. */
export const whoOf = ({ user }: Pick<Told, 'user'>): string | undefined => user?.name ?? user?.id;

/** Where from, as an address. */
export const addressOf = ({ source }: Pick<Told, 'source'>): string | undefined => source?.ip ?? source?.address;

/** What it acted on is the other end of a connection. */
export const isConnection = ({ destination, firewatch }: Told): boolean =>
  destination?.ip !== undefined && firewatch.resource === socketText(destination.ip, destination.port);

function originText(alert: Told, show: (value: string) => string): string {
  const address = addressOf(alert);
  const country = alert.source?.geo?.country_iso_code;
  if (address === undefined) return '';
  return ` from ${show(address)}${country === undefined ? '' : ` (${show(country)})`}`;
}

function targetText(alert: Told, show: (value: string) => string): string {
  const { resource } = alert.firewatch;
  if (resource === undefined) return '';
  return `${isConnection(alert) ? ' to ' : ': '}${show(resource)}`;
}

/**
 * The alert in one sentence: the rule's title, by whom, from where, on what. `show` makes a log's value fit to be read.
 * A title that begins with who it was (`Root signed in`) is not told twice.
 */
export function sentenceOf(alert: Told, show: (value: string) => string): string {
  const title = alert.rule.name;
  const who = whoOf(alert);
  const isTold = who === undefined || title.toLowerCase().startsWith(`${who.toLowerCase()} `);
  return `${title}${isTold ? '' : ` by ${show(who)}`}${originText(alert, show)}${targetText(alert, show)}`;
}
