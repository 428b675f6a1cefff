import { expect, test } from 'vitest';
import { countryMarks, mapOption, mapTip } from '../../../dashboards/compile/map.ts';
import { base, contextOf } from './context.ts';

const places = new Map(
  [
    ['GB', 54, -2],
    ['CN', 36, 103],
  ].map(([code, latitude, longitude]) => [
    String(code),
    { code: String(code), latitude: Number(latitude), longitude: Number(longitude) },
  ]),
);
const marks = [
  { id: '1', at: base, level: 'high', title: '', country: 'GB' },
  { id: '2', at: base, level: 'critical', title: '', country: 'GB' },
  { id: '3', at: base, level: 'medium', title: '', country: 'CN' },
  { id: '4', at: base, level: 'low', title: '', country: 'XX' },
  { id: '5', at: base, level: 'low', title: '' },
] as const;
const projection = { project: (point: number[]) => point, unproject: (point: number[]) => point };
const result = {
  rows: [
    ['US', 400],
    ['GB', 100],
    [null, 9_000],
    ['SE', 1],
  ],
} as const;

test('a country has one mark, of its worst alert; the worst lies on top', () => {
  expect(countryMarks(marks, places).map(({ place, level, alerts }) => [place.code, level, alerts])).toEqual([
    ['CN', 'medium', 1],
    ['GB', 'critical', 2],
  ]);
});

test('countries take steps of the ramp by the root of their share; unknown ones take none', () => {
  expect(mapOption(result, contextOf({ marks }), { places, projection })).toMatchObject({
    geo: {
      map: 'world',
      regions: [
        { name: 'US', itemStyle: { areaColor: '--heat-4' } },
        { name: 'GB', itemStyle: { areaColor: '--heat-3' } },
        { name: 'SE', itemStyle: { areaColor: '--heat-2' } },
      ],
    },
    series: [
      { id: 'rings', data: [{ value: [103, 36] }, { value: [-2, 54] }] },
      { id: 'marks', data: [{ itemStyle: { color: '--sev-medium' } }, { itemStyle: { color: '--sev-critical' } }] },
    ],
  });
});

test('the tip of a country says its events and its open alerts', () => {
  expect(mapTip('GB', result, contextOf({ marks }))).toEqual({
    title: 'country GB',
    rows: [
      { name: 'events', value: '100' },
      { name: 'open alerts', value: '2' },
    ],
  });
});
