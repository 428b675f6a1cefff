import type { AlertDocument } from './alert.ts';
import { shortTimeText, timeText } from './mail-time.ts';
import { accountIn, regionIn } from './place.ts';
import { addressOf, isConnection, whoOf } from './sentence.ts';
import { defang, hang, logValue, plainValue } from './text.ts';

const LABEL_WIDTH = 11;

function who(alert: AlertDocument): string | undefined {
  const name = whoOf(alert);
  const id = alert.user?.id;
  if (name === undefined) return undefined;
  return id === undefined || id === name ? logValue(name) : `${logValue(name)} (${logValue(id)})`;
}

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined).join(', ') || undefined;

/** Names of places and networks are a database's, so they need no quotes. */
const placeName = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : defang(plainValue(name));

function from(alert: AlertDocument): string | undefined {
  const address = addressOf(alert);
  if (address === undefined) return undefined;
  const { geo, as: network } = alert.source ?? {};
  const name = network?.organization?.name;
  const place = joined([logValue(address), placeName(geo?.city_name), placeName(geo?.country_iso_code)]);
  return name === undefined ? place : `${place} (${placeName(name)})`;
}

function account(alert: AlertDocument): string | undefined {
  const id = accountIn(alert);
  const name = alert.cloud?.account?.name;
  const whole = id !== undefined && name !== undefined ? `${id} (${logValue(name)})` : id;
  return joined([whole, regionIn(alert)]);
}

function howOften({ event, firewatch }: AlertDocument): string {
  const { count, at_least, first_seen, last_seen } = firewatch;
  const number = `${at_least ? 'at least ' : ''}${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`;
  const repeats = event.action === 'alert' ? '; repeats will come as one update' : '';
  if (count === 1) return number + repeats;
  return `${number}, first at ${shortTimeText(first_seen, first_seen)}, last at ${shortTimeText(last_seen, first_seen)}${repeats}`;
}

/** The facts of an alert, one row each; what is not known has none. */
export function detailsOf(alert: AlertDocument, timeZone: string, width: number): readonly string[] {
  const { resource } = alert.firewatch;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Who', who(alert)],
    ['From', from(alert)],
    [isConnection(alert) ? 'To' : 'Resource', resource === undefined ? undefined : logValue(resource)],
    ['Account', account(alert)],
    ['When', timeText(alert['@timestamp'], timeZone)],
    ['How often', howOften(alert)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : hang(label.padEnd(LABEL_WIDTH), value, width)));
}
