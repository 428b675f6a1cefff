import { age, count } from '../../../../dashboards/compile/format.ts';
import { day, stamp } from '../../../../dashboards/compile/zone.ts';
import type { AlertSummary } from '../../api.ts';
import { now } from '../state/live.ts';
import { zone } from '../state/settings.ts';
import { Nothing } from './cell.tsx';
import { CountryCode } from './country.tsx';
import { Entity } from './entity.tsx';

interface Props {
  readonly alert: AlertSummary;
}

export const AlertWho = ({ alert: { who } }: Props) =>
  who ? (
    <Entity field={who.field} value={who.value} />
  ) : (
    <span class="hide-s">
      <Nothing />
    </span>
  );

/** Where it came from, or, with an arrow, where it went. */
export const AlertPeer = ({ alert: { peer } }: Props) =>
  peer ? (
    <>
      {peer.to ? <span class="muted">→ </span> : null}
      {peer.country ? <CountryCode code={peer.country} /> : null}
      <Entity field={peer.field} value={peer.value} />
    </>
  ) : (
    <Nothing />
  );

/** `3`, or `1,000+` where the count is a lower bound. */
export const countText = ({ count: n, atLeast }: Pick<AlertSummary, 'count' | 'atLeast'>): string =>
  `${count(n)}${atLeast ? '+' : ''}`;

const WEEK = 7 * 86_400_000;

/** How long ago, with the moment as its title; the number changes in place. What is long past has a date. */
export const Since = ({ at, suffix = '' }: { readonly at: number; readonly suffix?: string }) => (
  <time dateTime={new Date(at).toISOString()} title={`${stamp(at, zone.value)} ${zone.value.name}`}>
    {now.value - at > WEEK ? day(at, zone.value).slice(5) : `${age(now.value - at)}${suffix}`}
  </time>
);
