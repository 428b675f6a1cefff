import { measure } from '../../../../dashboards/compile/format.ts';
import { cellLabel, metricFormat } from '../../../../dashboards/compile/label.ts';
import { lineOption } from '../../../../dashboards/compile/line.ts';
import { seriesName, type TimeSeries } from '../../../../dashboards/compile/series.ts';
import type { Panel } from '../../../../dashboards/panel.ts';
import type { TimeRange } from '../../../../dashboards/query.ts';
import { countryName } from '../parts/country.tsx';
import { zone } from '../state/settings.ts';
import { Chart } from './chart.tsx';
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
  return (
    <div class="plot">
      <Chart
        label={`${panel.title} over time`}
        draw={({ width }) =>
          lineOption(panel, data, { theme, range, zone: zone.value, width, source, marks: [], countryName })
        }
      >
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
