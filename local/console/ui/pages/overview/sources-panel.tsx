import { age, count, short } from '../../../../../dashboards/compile/format.ts';
import { day } from '../../../../../dashboards/compile/zone.ts';
import type { SourceStatus } from '../../../api.ts';
import { Panel } from '../../parts/panel.tsx';
import { openRow } from '../../parts/rows.ts';
import { Spark, thinned } from '../../parts/spark.tsx';
import { now, session, status } from '../../state/live.ts';
import { linkTo } from '../../state/location.ts';
import { zone } from '../../state/settings.ts';

const HOUR = 3_600_000;
const SPARK = 30;

export function rateText(rate: number): string {
  if (rate >= 100) return short(Math.round(rate));
  return rate >= 0.1 ? rate.toFixed(1) : rate > 0 ? '<0.1' : '0';
}

function health({ silent, lastArrival, events }: SourceStatus): 'good' | 'warn' | 'bad' | 'idle' {
  if (events === 0 || lastArrival === undefined) return 'idle';
  if (silent) return 'bad';
  return session.value?.live !== false && now.value - lastArrival > HOUR ? 'warn' : 'good';
}

const WORDS = { good: 'sending', warn: 'slow', bad: 'silent', idle: 'nothing yet' } as const;

export function HealthDot({ source }: { readonly source: SourceStatus }) {
  const state = health(source);
  return (
    <>
      <span class={`dot ${state}`} title={WORDS[state]} />
      <span class="sr">{WORDS[state]}</span>
    </>
  );
}

/** Of a live source how long ago, of loaded files the day of the newest event. */
function Last({ source }: { readonly source: SourceStatus }) {
  const { lastArrival, span, silent } = source;
  if (lastArrival === undefined) return <span class="muted">none yet</span>;
  if (session.value?.live === false) return <>{span ? day(span.to - 1, zone.value) : '—'}</>;
  return <span class={silent ? 'badc' : 'strong'}>{`${age(now.value - lastArrival)} ago`}</span>;
}

function Row({ source }: { readonly source: SourceStatus }) {
  const { id, perMinute, rate, silent, events } = source;
  const isLive = session.value?.live !== false;
  return (
    <tr class="go" onClick={openRow}>
      <td>
        <HealthDot source={source} />
        <a class="row-link" href={linkTo({ kind: 'dashboard', source: id })}>
          {id}
        </a>
      </td>
      <td>
        {silent || perMinute.every((n) => n === 0) ? null : (
          <Spark values={thinned(perMinute, SPARK)} width={56} height={14} />
        )}
      </td>
      <td class="r" title={`${count(events)} events stored`}>
        {events === 0 || silent ? '—' : isLive ? rateText(rate) : short(events)}
      </td>
      <td class="r">
        <Last source={source} />
      </td>
    </tr>
  );
}

/** Does data arrive: every source with its course, its rate and its newest event. */
export function SourcesPanel() {
  const sources = status.value?.sources ?? [];
  const sending = sources.filter(({ events, silent }) => events > 0 && !silent).length;
  const isLive = session.value?.live !== false;
  return (
    <Panel
      title="Sources"
      flush
      asOf={status.value?.problem?.asOf}
      meta={`${sending} of ${sources.length} sending`}
      end={
        <>
          <span>{isLive ? 'events/s' : 'events'}</span>
          <span class="last-head">{isLive ? 'last event' : 'newest event'}</span>
        </>
      }
    >
      <table class="fresh">
        <caption class="sr">Sources with their rate and newest event</caption>
        <colgroup>
          <col />
          <col class="w-spark" />
          <col class="w-rate" />
          <col class="w-last" />
        </colgroup>
        <tbody>
          {sources.map((source) => (
            <Row key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
