import { count } from '../../../../../dashboards/compile/format.ts';
import { stamp } from '../../../../../dashboards/compile/zone.ts';
import type { PanelsRequest, PanelsResponse } from '../../../api.ts';
import { DashboardPanel } from '../../parts/dashboard-panel.tsx';
import { RaisedPanel } from '../../parts/raised-panel.tsx';
import { type Answer, useAnswer } from '../../state/answer.ts';
import { rangeChoice } from '../../state/clock.ts';
import { session, status } from '../../state/live.ts';
import { linkTo, place } from '../../state/location.ts';
import { rangeWords } from '../../state/range.ts';
import { narrowed } from '../../state/scope.ts';
import { zone } from '../../state/settings.ts';
import { AlertsPanel } from './alerts-panel.tsx';
import { EmptyOverview } from './empty.tsx';
import { Figures } from './figures.tsx';
import { MapPanel } from './map-panel.tsx';
import { NewValues } from './new-values.tsx';
import { SourcesPanel } from './sources-panel.tsx';
import { TalkersPanel } from './talkers-panel.tsx';

/** So few sources leave room under them. */
const FEW_SOURCES = 6;

const eventsIn = (answer: Answer<PanelsResponse>): number | undefined => {
  const own = answer.value?.answers['events'];
  const cell = own?.kind === 'answer' ? own.result.rows[0]?.[0] : undefined;
  return typeof cell === 'number' ? cell : undefined;
};

/** Events are there, but not in this range: says where they are. */
function Elsewhere() {
  const spans = (status.value?.sources ?? []).flatMap(({ span }) => (span ? [span] : []));
  if (spans.length === 0) return null;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return (
    <p class="notice">
      No events in this range{place.value.chips.length > 0 ? ' with these filters' : ''}. The stored ones are from{' '}
      {stamp(from, zone.value)} to {stamp(to, zone.value)} {zone.value.name}:{' '}
      <a class="link" href={linkTo({ kind: 'overview' }, { range: { kind: 'between', from, to: to + 1 } })}>
        show all of them
      </a>
    </p>
  );
}

/** Is something wrong now, does data arrive, what is new? */
export function Overview() {
  const body: PanelsRequest = { dashboard: 'overview', scope: narrowed({}) };
  const isEmpty = status.value?.events === 0 && !status.value.problem;
  const answer = useAnswer<PanelsResponse>(isEmpty ? undefined : { path: '/panels', body });
  if (isEmpty) return <EmptyOverview />;
  const panels = session.value?.dashboards['overview']?.panels ?? [];
  const histogram = panels.find(({ id }) => id === 'events-by-source');
  const map = panels.find(({ id }) => id === 'countries');
  const events = eventsIn(answer);
  const meta = events === undefined ? '' : `${count(events)} ${rangeWords(rangeChoice.value)}`;
  const isFew = (status.value?.sources.length ?? 0) <= FEW_SOURCES;
  return (
    <>
      {events === 0 ? <Elsewhere /> : null}
      <div class="grid overview">
        <AlertsPanel />
        <div class="c4 stack o5">
          <SourcesPanel />
          {isFew ? <RaisedPanel /> : null}
        </div>
        <Figures answer={answer} />
        {histogram ? <DashboardPanel panel={{ ...histogram, meta }} answer={answer} /> : null}
        <NewValues />
        {map ? <MapPanel panel={map} answer={answer} /> : null}
        <TalkersPanel answer={answer} />
      </div>
    </>
  );
}
