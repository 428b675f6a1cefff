import type { ChartContext } from '../../../../dashboards/compile/chart.ts';
import { measure } from '../../../../dashboards/compile/format.ts';
import { cellLabel, metricFormat } from '../../../../dashboards/compile/label.ts';
import { lineOption, lineTip } from '../../../../dashboards/compile/line.ts';
import { seriesName, type TimeSeries } from '../../../../dashboards/compile/series.ts';
import type { Panel } from '../../../../dashboards/panel.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { countryName } from '../parts/country.tsx';
import { now } from '../state/live.ts';
import { zone } from '../state/settings.ts';
import { Chart, type Size } from './chart.tsx';
import { type TipAt, valueUnder } from './pointer.ts';
import { colors } from './theme.ts';

interface LinesProps {
  readonly panel: Panel;
  readonly data: TimeSeries;
  readonly range: TimeRange;
  readonly source?: string | undefined;
}

/** At most four lines, named at their right ends. */
export function Lines({ panel, data, range, source }: LinesProps) {
  const theme = colors.value;
  const format = metricFormat(panel.metrics[0]);
  const contextOf = ({ width, height }: Size): ChartContext => ({
    theme,
    range,
    zone: zone.value,
    width,
    height,
    now: now.peek(),
    source,
    marks: [],
    countryName,
  });
  const tipAt: TipAt = (chart, spot) => {
    const at = valueUnder(chart, spot, 0);
    return at === undefined ? undefined : lineTip(panel, data, contextOf({ width: 0, height: 0 }), at);
  };
  return (
    <div class="plot">
      <Chart label={`${panel.title} over time`} draw={(size) => lineOption(panel, data, contextOf(size))} tipAt={tipAt}>
        <table>
          <caption>{panel.title}</caption>
          <tbody>
            {data.series.map((series) => (
              <tr key={`${series.metric} ${series.key}`}>
                <th scope="row">{seriesName(panel, series, cellLabel)}</th>
                {series.values.map((value, i) => (
                  <td key={data.starts[i]}>{value === null ? '—' : measure(value, format)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </div>
  );
}
