import { useRef } from 'preact/hooks';
import type { AlertMark } from '../../../../dashboards/compile/chart.ts';
import { count } from '../../../../dashboards/compile/format.ts';
import { countryMarks, mapOption, mapTip, type Shift } from '../../../../dashboards/compile/map.ts';
import type { PanelResult, TimeRange } from '../../../../dashboards/query.ts';
import { countryName } from '../parts/country.tsx';
import { filterBy } from '../state/location.ts';
import { zone } from '../state/settings.ts';
import { Chart } from './chart.tsx';
import type { Instance } from './echarts.ts';
import { project, unproject } from './equal-earth.ts';
import type { TipAt } from './pointer.ts';
import { separate } from './separate.ts';
import { colors } from './theme.ts';
import { countryPlaces } from './world.ts';

interface WorldMapProps {
  readonly title: string;
  readonly field: string;
  readonly result: PanelResult;
  readonly range: TimeRange;
  readonly marks: readonly AlertMark[];
}

const APART = 16;

const isCountry = (name: unknown): name is string => typeof name === 'string' && /^[A-Z]{2}$/.test(name);

const projection = { project, unproject };

function shiftsOf(chart: Instance, marks: readonly AlertMark[]): readonly Shift[] {
  const points = countryMarks(marks, countryPlaces).map(({ place }): [number, number] => {
    const pixel: unknown = chart.convertToPixel('geo', [place.longitude, place.latitude]);
    return Array.isArray(pixel) ? [Number(pixel[0]), Number(pixel[1])] : [0, 0];
  });
  return separate(points, APART);
}

/** Countries by steps of the heat ramp; a click filters. The list beside it says the numbers. */
export function WorldMap({ title, field, result, range, marks }: WorldMapProps) {
  const theme = colors.value;
  const hovered = useRef<unknown>(undefined);
  const wanted = useRef(field);
  wanted.current = field;
  const context = { theme, range, zone: zone.value, width: 0, height: 0, now: 0, marks, countryName };
  const prepare = (chart: Instance): void => {
    chart.on('click', (event) => {
      const value = 'name' in event ? event.name : '';
      if (isCountry(value)) filterBy({ field: wanted.current, value });
    });
    chart.on('mouseover', (event) => {
      hovered.current = 'name' in event ? event.name : undefined;
    });
    chart.on('mouseout', () => {
      hovered.current = undefined;
    });
  };
  const tipAt: TipAt = () => (isCountry(hovered.current) ? mapTip(hovered.current, result, context) : undefined);
  const drawn = (chart: Instance): void => {
    if (marks.length === 0) return;
    const shifts = shiftsOf(chart, marks);
    chart.setOption(mapOption(result, context, { places: countryPlaces, projection, shifts }), {
      replaceMerge: ['series'],
    });
  };
  return (
    <div class="plot">
      <Chart
        label={`${title}, by country`}
        prepare={prepare}
        drawn={drawn}
        tipAt={tipAt}
        draw={() => mapOption(result, context, { places: countryPlaces, projection })}
      >
        <table>
          <caption>{title}</caption>
          <tbody>
            {result.rows.map(([code, value]) => (
              <tr key={String(code)}>
                <th scope="row">{countryName(String(code))}</th>
                <td>{count(Number(value))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Chart>
    </div>
  );
}
