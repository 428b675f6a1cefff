import { useRef } from 'preact/hooks';
import { count } from '../../../../dashboards/compile/format.ts';
import { heatGrid, heatTip } from '../../../../dashboards/compile/heat-grid.ts';
import { heatmapOption } from '../../../../dashboards/compile/heatmap.ts';
import { cellLabel, termField } from '../../../../dashboards/compile/label.ts';
import { minute } from '../../../../dashboards/compile/zone.ts';
import type { Panel } from '../../../../dashboards/panel.ts';
import { OTHER, type PanelResult, type TimeRange } from '../../../../dashboards/query.ts';
import { countryName } from '../parts/country.tsx';
import { now } from '../state/live.ts';
import { filterBy } from '../state/location.ts';
import { zone } from '../state/settings.ts';
import { Chart } from './chart.tsx';
import type { Instance } from './echarts.ts';
import type { TipAt } from './pointer.ts';
import { colors } from './theme.ts';

interface HeatmapProps {
  readonly panel: Panel;
  readonly result: PanelResult;
  readonly range: TimeRange;
}

const rowOf = (event: object): number => {
  const value: unknown = 'value' in event ? event.value : undefined;
  return Array.isArray(value) && typeof value[1] === 'number' ? value[1] : -1;
};

/** How often two things met; a click on a cell filters by its row. */
export function Heatmap({ panel, result, range }: HeatmapProps) {
  const theme = colors.value;
  const grid = heatGrid(panel, result);
  const latest = useRef(grid);
  latest.current = grid;
  const prepare = (chart: Instance): void => {
    chart.on('click', (event) => {
      const field = termField(panel);
      const value = latest.current.rows[rowOf(event)];
      if (field !== undefined && value !== undefined && value !== OTHER) filterBy({ field, value });
    });
  };
  const tipAt: TipAt = (chart, { x, y }) => {
    if (!chart.containPixel('grid', [x, y])) return undefined;
    const [column = -1, row = -1] = chart.convertFromPixel('grid', [x, y]);
    return heatTip(grid, { row, column }, zone.value);
  };
  return (
    <div class="plot">
      <Chart
        label={panel.title}
        prepare={prepare}
        tipAt={tipAt}
        draw={({ width, height }) =>
          heatmapOption(panel, result, {
            theme,
            range,
            zone: zone.value,
            width,
            height,
            now: now.peek(),
            marks: [],
            countryName,
          })
        }
      >
        <table>
          <caption>{panel.title}</caption>
          <tbody>
            {grid.rows.map((row, y) => (
              <tr key={`${typeof row} ${row}`}>
                <th scope="row">{cellLabel(row)}</th>
                {grid.columns.map((column, x) => (
                  <td key={String(column)} title={grid.byTime ? minute(Number(column), zone.value) : cellLabel(column)}>
                    {count(grid.values[y]?.[x] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </div>
  );
}
