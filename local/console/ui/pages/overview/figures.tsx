import { count, duration, short } from '../../../../../dashboards/compile/format.ts';
import { bucketStarts, intervalOf } from '../../../../../dashboards/compile/interval.ts';
import type { PanelsResponse } from '../../../api.ts';
import { deltaOf, Figure, trendOf } from '../../charts/figure.tsx';
import { thinned } from '../../parts/spark.tsx';
import type { Answer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { alerts, session, status } from '../../state/live.ts';

const POINTS = 30;

const numberIn = (rows: readonly (readonly unknown[])[] | undefined): number | undefined => {
  const cell = rows?.[0]?.[0];
  return typeof cell === 'number' ? cell : undefined;
};

function rateOf(events: number, seconds: number): string {
  const rate = events / seconds;
  return rate >= 10 ? count(Math.round(rate)) : rate.toFixed(2);
}

function Events({ answer }: { readonly answer: Answer<PanelsResponse> }) {
  const own = answer.value?.answers['events'];
  const known = own?.kind === 'answer' ? own : undefined;
  const seconds = (range.value.to - range.value.from) / 1_000;
  const events = numberIn(known?.result.rows);
  const before = numberIn(known?.before?.rows);
  const isLive = session.value?.live !== false;
  return (
    <Figure
      label="Events"
      value={events === undefined ? '—' : isLive ? rateOf(events, seconds) : short(events)}
      {...(events !== undefined && isLive ? { unit: '/s' } : {})}
      delta={events === undefined || before === 0 ? undefined : deltaOf(events, before, count)}
      note={`${count(events ?? 0)} events in the range, ${count(before ?? 0)} in the time before`}
      trend={trendOf(known?.trend)}
    />
  );
}

/** Lag of the source that people wait for most; the one that lags most where there is no trail. */
function SourceLag() {
  const lagging = (status.value?.sources ?? []).filter(({ lag }) => lag !== undefined);
  const source =
    lagging.find(({ id }) => id === 'cloudtrail') ?? lagging.toSorted((a, b) => (b.lag ?? 0) - (a.lag ?? 0))[0];
  return (
    <Figure
      label={`${source?.title ?? 'Source'} lag p95`}
      value={source?.lag === undefined ? '—' : duration(source.lag)}
      note="from when it happened to its arrival, 95th percentile of the last hour"
    />
  );
}

function PipelineLag() {
  const visible = status.value?.visible;
  return (
    <Figure
      label="Pipeline lag p95"
      value={visible === undefined ? '—' : duration(visible)}
      note="from arrival to searchable, 95th percentile; the goal is 2 s"
    />
  );
}

function Quarantined() {
  const { quarantined, received = 0 } = status.value ?? {};
  return (
    <Figure
      label="Quarantined"
      value={quarantined === undefined ? '—' : count(quarantined)}
      unit={received > 0 ? `of ${count(received)}` : ''}
      note="lines that could not be read, since the start"
    />
  );
}

function NewAlerts() {
  const { from, to } = range.value;
  const live = (alerts.value ?? []).filter(({ mode }) => mode === 'live');
  const firsts = live.map(({ first }) => first);
  const inRange = firsts.filter((at) => at >= from && at < to);
  const before = firsts.filter((at) => at >= from - (to - from) && at < from).length;
  const interval = intervalOf({ from, to });
  const course = bucketStarts({ from, to }, interval).map(
    (start) => inRange.filter((at) => at >= start && at < start + interval).length,
  );
  return (
    <Figure
      label="New alerts"
      value={alerts.value ? count(inRange.length) : '—'}
      delta={deltaOf(inRange.length, before, count)}
      tone={inRange.length > before ? 'bad' : 'flat'}
      note={`${before} in the time before`}
      trend={thinned(course, POINTS)}
      bars
      quiet
    />
  );
}

/** The five figures that say whether all is well. */
export const Figures = ({ answer }: { readonly answer: Answer<PanelsResponse> }) => (
  <section class={`kpis c12${status.value?.problem ? ' stale' : ''}`} aria-label="Key figures">
    <Events answer={answer} />
    <SourceLag />
    <PipelineLag />
    <Quarantined />
    <NewAlerts />
  </section>
);
