import type { ComponentChildren } from 'preact';
import { interval as intervalWords, short } from '../../../../dashboards/compile/format.ts';
import { heatGrid } from '../../../../dashboards/compile/heat-grid.ts';
import type { Panel as PanelModel } from '../../../../dashboards/panel.ts';
import type { PanelResult } from '../../../../dashboards/query.ts';
import type { PanelAnswer, PanelsResponse } from '../../api.ts';
import { PanelFigure } from '../charts/figure.tsx';
import { Legend } from '../charts/legend.tsx';
import type { Answer } from '../state/answer.ts';
import { linkToEvents } from '../state/location.ts';
import { EventsPanel } from './events-panel.tsx';
import { Panel } from './panel.tsx';
import { isHeadLegend, PanelBody, stackFor } from './panel-body.tsx';

interface DashboardPanelProps {
  readonly panel: PanelModel;
  readonly answer: Answer<PanelsResponse>;
  readonly source?: string | undefined;
}

/** More parts take the room of the head's other words. */
const MOST_BESIDE_META = 4;

const FLUSH: ReadonlySet<PanelModel['view']> = new Set(['table', 'events']);

function metaOf(panel: PanelModel, result: PanelResult | undefined): string | undefined {
  const isOverTime = panel.view === 'histogram' || panel.view === 'heatmap';
  if (!isOverTime || !result?.interval) return panel.meta;
  if (isHeadLegend(panel) && result.rows.length > 0 && stackFor({ panel, result }).parts.length > MOST_BESIDE_META)
    return undefined;
  const length = panel.view === 'heatmap' ? heatGrid(panel, result).interval : result.interval;
  return [panel.meta, `per ${intervalWords(length)}`].filter(Boolean).join(', ');
}

function endOf(panel: PanelModel, result: PanelResult | undefined, source: string | undefined): ComponentChildren {
  if (isHeadLegend(panel) && result) return <Legend stack={stackFor({ panel, result, source })} in="head" />;
  if (panel.view === 'map' && result) return `${short(result.rows.length)} countries`;
  if (panel.where === undefined || panel.view === 'heatmap') return undefined;
  return (
    <a class="link" href={linkToEvents(sourceFilter(source), { query: panel.where })}>
      Events
    </a>
  );
}

export const sourceFilter = (source: string | undefined) =>
  source === undefined ? [] : [{ field: 'event.dataset', value: `aws.${source}` }];

const known = (answer: PanelAnswer | undefined): PanelResult | undefined =>
  answer?.kind === 'answer' ? answer.result : undefined;

/** A panel of the typed model, whatever its view. */
export function DashboardPanel({ panel, answer, source }: DashboardPanelProps) {
  if (panel.view === 'events') return <EventsPanel panel={panel} source={source} />;
  const own = answer.value?.answers[panel.id];
  const result = known(own);
  if (panel.view === 'metric')
    return (
      <section class={`panel c${panel.width}`}>
        <PanelFigure panel={panel} answer={own} />
      </section>
    );
  return (
    <Panel
      title={panel.title}
      class={`c${panel.width} view-${panel.view}`}
      meta={metaOf(panel, result)}
      end={endOf(panel, result, source)}
      flush={FLUSH.has(panel.view)}
      answer={answer}
      failure={own?.kind === 'failed' ? own.error : undefined}
    >
      {result ? <PanelBody panel={panel} result={result} source={source} /> : null}
    </Panel>
  );
}
