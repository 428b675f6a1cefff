import { type Stack, stackOf } from '../../../../dashboards/compile/histogram.ts';
import { termField } from '../../../../dashboards/compile/label.ts';
import { timeSeries } from '../../../../dashboards/compile/series.ts';
import type { Panel as PanelModel } from '../../../../dashboards/panel.ts';
import type { PanelResult } from '../../../../dashboards/query.ts';
import { Heatmap } from '../charts/heatmap.tsx';
import { Histogram } from '../charts/histogram.tsx';
import { Legend } from '../charts/legend.tsx';
import { Lines } from '../charts/lines.tsx';
import { colors } from '../charts/theme.ts';
import { WorldMap } from '../charts/world-map.tsx';
import { range } from '../state/clock.ts';
import { alertMarks } from '../state/marks.ts';
import { rankedRows } from './metric-text.ts';
import { NoEvents } from './no-events.tsx';
import { PanelTable } from './panel-table.tsx';
import { Ranked } from './ranked.tsx';
import { sourceClass } from './source.ts';

const SIDE_LEGEND_WIDTH = 7;

interface BodyProps {
  readonly panel: PanelModel;
  readonly result: PanelResult;
  readonly source?: string | undefined;
}

export const stackFor = ({ panel, result, source }: BodyProps): Stack =>
  stackOf(panel, timeSeries(panel, result, range.value), colors.value, source);

function Bars(props: BodyProps) {
  const { panel, source } = props;
  const stack = stackFor(props);
  const chart = <Histogram title={panel.title} stack={stack} range={range.value} marks={alertMarks(source)} />;
  if (!isSideLegend(panel)) return chart;
  return (
    <div class="with-legend">
      {chart}
      <Legend stack={stack} in="side" />
    </div>
  );
}

export const isSideLegend = (panel: PanelModel): boolean =>
  panel.view === 'histogram' && panel.width >= SIDE_LEGEND_WIDTH && termField(panel) !== undefined;

export const isHeadLegend = (panel: PanelModel): boolean =>
  panel.view === 'histogram' && termField(panel) !== undefined && !isSideLegend(panel);

const isEmpty = ({ rows }: PanelResult): boolean =>
  rows.every((row) => row.every((cell, i) => i < row.length - 1 || cell === 0 || cell === null));

/** The view of a panel over its answer. */
export function PanelBody(props: BodyProps) {
  const { panel, result, source } = props;
  if (isEmpty(result)) return <NoEvents source={source} />;
  const field = termField(panel) ?? '';
  switch (panel.view) {
    case 'bars':
      return <Ranked field={field} rows={rankedRows(panel, result)} color={source ? sourceClass(source) : ''} />;
    case 'table':
      return <PanelTable panel={panel} result={result} />;
    case 'map':
      return (
        <WorldMap title={panel.title} field={field} result={result} range={range.value} marks={alertMarks(source)} />
      );
    case 'heatmap':
      return <Heatmap panel={panel} result={result} range={range.value} />;
    case 'line':
      return <Lines panel={panel} data={timeSeries(panel, result, range.value)} range={range.value} source={source} />;
    default:
      return <Bars {...props} />;
  }
}
