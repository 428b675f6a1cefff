import { count } from '../../../../../dashboards/compile/format.ts';
import type { Panel as PanelModel } from '../../../../../dashboards/panel.ts';
import type { PanelsResponse } from '../../../api.ts';
import { WorldMap } from '../../charts/world-map.tsx';
import { rankedRows } from '../../parts/metric-text.ts';
import { Blank, Panel } from '../../parts/panel.tsx';
import { Ranked } from '../../parts/ranked.tsx';
import type { Answer } from '../../state/answer.ts';
import { range } from '../../state/clock.ts';
import { alertMarks } from '../../state/marks.ts';

const LISTED = 6;
const FIELD = 'source.geo.country_iso_code';

interface MapPanelProps {
  readonly panel: PanelModel;
  readonly answer: Answer<PanelsResponse>;
}

/** Countries on the map, and the first of them as a list. */
export function MapPanel({ panel, answer }: MapPanelProps) {
  const own = answer.value?.answers[panel.id];
  const result =
    own?.kind === 'answer' ? { rows: own.result.rows.filter(([code]) => typeof code === 'string') } : undefined;
  return (
    <Panel
      title={panel.title}
      class="c7 o6"
      meta={panel.meta}
      answer={answer}
      failure={own?.kind === 'failed' ? own.error : undefined}
      end={result && result.rows.length > 0 ? `${count(result.rows.length)} countries` : null}
    >
      {result && result.rows.length > 0 ? (
        <div class="map-grid">
          <WorldMap title={panel.title} field={FIELD} result={result} range={range.value} marks={alertMarks()} />
          <Ranked field={FIELD} rows={rankedRows(panel, result).slice(0, LISTED)} />
        </div>
      ) : result ? (
        <Blank>Countries appear with the first public address</Blank>
      ) : null}
    </Panel>
  );
}
