import { age, count, duration } from '../../../../dashboards/compile/format.ts';
import { clock } from '../../../../dashboards/compile/zone.ts';
import { Icon } from '../parts/icon.tsx';
import { refresh } from '../state/clock.ts';
import { lostSince, now, session, status } from '../state/live.ts';
import { place } from '../state/location.ts';
import { zone } from '../state/settings.ts';

const RETRY_MS = 1_000;

function ConsoleLost({ since }: { readonly since: number }) {
  return (
    <div class="banner bad" role="alert">
      <Icon name="plug" />
      <span>
        <b>The console does not answer.</b> Its server is gone since {clock(since, zone.value)} {zone.value.name}.
        Shown: what was read last. Start it again with <span class="data">npm start</span>; what came in is kept on
        disk.
      </span>
      <span class="end">
        <span class="muted">tries again by itself</span>
      </span>
    </div>
  );
}

function StoreDown() {
  const { problem, waiting = 0 } = status.value ?? {};
  if (!problem) return null;
  const { since, message, asOf } = problem;
  return (
    <div class="banner bad" role="alert">
      <Icon name="plug" />
      <span>
        <b>The store does not answer</b> since {clock(since, zone.value)} {zone.value.name}:{' '}
        <span class="data">{message.replace(/^the store does not answer: /, '')}</span>.{' '}
        {asOf === undefined ? '' : `Shown: the last answer, ${age(now.value - asOf)} old. `}
        Intake goes on: {count(waiting)} events wait to be stored.
      </span>
      <span class="end">
        <span class="muted">tries again in {duration(RETRY_MS)}</span>
        <button type="button" class="btn sm" onClick={refresh}>
          Retry now
        </button>
      </span>
    </div>
  );
}

/** The sources that are late, on their own pages: since when, and what is usual. */
function Silent() {
  const { page } = place.value;
  const id = page.kind === 'dashboard' ? page.source : '';
  const source = status.value?.sources.find((one) => one.id === id);
  if (!source?.silent || source.lastArrival === undefined) return null;
  const sending = (status.value?.sources ?? []).filter((one) => !one.silent && one.events > 0).length;
  return (
    <div class="banner warn" role="status">
      <Icon name="alerts" />
      <span>
        <b>{source.id} is silent.</b> Last event {age(now.value - source.lastArrival)} ago at{' '}
        {clock(source.lastArrival, zone.value)} {zone.value.name}; usually one every {duration(source.silent.usualGap)}.{' '}
        {sending} of {session.value?.sources.length} sources are sending.
      </span>
    </div>
  );
}

/** At most one banner under the top bar; the last answers stay readable under it. */
export function Banner() {
  if (lostSince.value !== undefined) return <ConsoleLost since={lostSince.value} />;
  return status.value?.problem ? <StoreDown /> : <Silent />;
}
