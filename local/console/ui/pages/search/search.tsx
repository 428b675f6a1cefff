import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { count, duration, interval as intervalWords } from '../../../../../dashboards/compile/format.ts';
import { stackOf } from '../../../../../dashboards/compile/histogram.ts';
import { timeSeries } from '../../../../../dashboards/compile/series.ts';
import type { PanelsRequest, PanelsResponse } from '../../../api.ts';
import { Histogram } from '../../charts/histogram.tsx';
import { Legend } from '../../charts/legend.tsx';
import { colors } from '../../charts/theme.ts';
import { EventTable } from '../../parts/event-table.tsx';
import { Panel } from '../../parts/panel.tsx';
import { pageKeys } from '../../shell/keys.ts';
import { type Answer, useAnswer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { session, status } from '../../state/live.ts';
import { linkTo, place, replace } from '../../state/location.ts';
import { alertMarks } from '../../state/marks.ts';
import { narrowed } from '../../state/scope.ts';
import { columnsOf, NARROW_COLUMNS } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { Drawer } from './drawer.tsx';
import { exportEvents } from './export.ts';
import { FieldList } from './field-list.tsx';
import { NothingFound } from './nothing-found.tsx';
import { QueryBar } from './query-bar.tsx';
import { type EventsFound, useEvents } from './use-events.ts';

function Course({ answer, found }: { readonly answer: Answer<PanelsResponse>; readonly found: EventsFound }) {
  const [panel] = session.value?.dashboards['search']?.panels ?? [];
  const own = panel && answer.value?.answers[panel.id];
  const result = own?.kind === 'answer' ? own.result : undefined;
  const stack = panel && result ? stackOf(panel, timeSeries(panel, result, range.value), colors.value) : undefined;
  const total = found.total === undefined ? '' : `${count(found.total)} events`;
  const facts = [
    `of ${count(status.value?.events ?? 0)}`,
    found.took === undefined ? '' : duration(found.took),
    result?.interval ? `per ${intervalWords(result.interval)}` : '',
  ];
  return (
    <Panel
      title={total || 'Events'}
      class="course"
      meta={facts.filter(Boolean).join(' · ')}
      answer={answer}
      failure={own?.kind === 'failed' ? own.error : undefined}
      end={stack ? <Legend stack={stack} in="head" /> : null}
    >
      {stack ? <Histogram title="Events" stack={stack} range={range.value} marks={alertMarks()} /> : null}
    </Panel>
  );
}

/** Steps through the events of the table from the one that is shown. */
function step(found: EventsFound, by: 1 | -1): void {
  const { options } = place.peek();
  const at = found.rows.findIndex(({ id }) => id === options['sel']);
  const next = found.rows[at + by];
  if (next) replace({ ...place.peek(), options: { ...options, sel: next.id } });
}

function Events({ found }: { readonly found: EventsFound }) {
  const { query, chips, options, range: choice } = place.value;
  const selected = options['sel'];
  const columns = columnsOf(options['cols']);
  const linkOf = ({ id }: { readonly id: string }): string =>
    linkTo(
      { kind: 'search' },
      { query, chips, options: { ...options, sel: id }, ...(choice ? { range: choice } : {}) },
    );
  return (
    <Panel
      title="Events"
      meta="newest first"
      flush
      answer={found.answer}
      end={
        <>
          <ColumnsMenu columns={columns} shown={selected ? NARROW_COLUMNS.length : columns.length} />
          <button type="button" class="btn ghost sm" onClick={() => void exportEvents(found.request, columns)}>
            Export
          </button>
        </>
      }
    >
      {found.rows.length > 0 ? (
        <EventTable
          rows={found.rows}
          columns={selected ? NARROW_COLUMNS : columns}
          selected={selected}
          showSource
          linkOf={linkOf}
          caption="Events found"
        />
      ) : found.total === 0 ? (
        <NothingFound />
      ) : null}
      {found.more ? (
        <button type="button" class="btn more" onClick={found.more}>
          Show more
        </button>
      ) : null}
    </Panel>
  );
}

/** Which events, how many, when, and what stands out in their fields? */
export function Search() {
  const { query, options } = place.value;
  const body: PanelsRequest = { dashboard: 'search', scope: narrowed({ query }) };
  const answer = useAnswer<PanelsResponse>({ path: '/panels', body });
  const found = useEvents(query, columnsOf(options['cols']));
  const selected = options['sel'];
  const latest = useSignal(found);
  latest.value = found;
  useEffect(() => {
    if (selected === undefined) return undefined;
    pageKeys.set('j', () => step(latest.peek(), 1));
    pageKeys.set('k', () => step(latest.peek(), -1));
    return () => {
      pageKeys.delete('j');
      pageKeys.delete('k');
    };
  }, [selected === undefined]);
  return (
    <>
      <QueryBar problem={found.answer.failed?.query} />
      <Course answer={answer} found={found} />
      <div class={`search-grid${selected ? ' open' : ''}`}>
        <FieldList total={found.total ?? 0} />
        <Events found={found} />
        {selected ? <Drawer id={selected} onStep={(by) => step(found, by)} /> : null}
      </div>
    </>
  );
}
