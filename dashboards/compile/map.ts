import type { Level } from '../../alerting/alert.ts';
import type { PanelResult } from '../query.ts';
import type { AlertMark, ChartContext, ChartOption } from './chart.ts';
import { still } from './chart.ts';
import { heatStep } from './colors.ts';
import { count } from './format.ts';
import { levelSymbol } from './marks.ts';
import type { ChartTheme } from './theme.ts';
import { tipStyle, tipText } from './tooltip.ts';

/** The name under which the outlines are registered; its regions are ISO 3166 codes of two letters. */
export const WORLD = 'world';

export interface MapPlace {
  readonly code: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Where a mark stands after marks too near to each other were moved apart, in pixels from its place. */
export type Shift = readonly [number, number];

export interface MapPlan {
  readonly places: ReadonlyMap<string, MapPlace>;
  readonly shifts?: readonly Shift[];
  readonly projection: { project(point: number[]): number[]; unproject(point: number[]): number[] };
}

const RANK: Readonly<Record<Level, number>> = { critical: 4, high: 3, medium: 2, low: 1, informational: 0 };

export interface CountryMark {
  readonly place: MapPlace;
  readonly level: Level;
  readonly alerts: number;
}

/** One mark a country: its worst open alert. Worst last, so that it lies on top. */
export function countryMarks(marks: readonly AlertMark[], places: MapPlan['places']): readonly CountryMark[] {
  const worst = new Map<string, CountryMark>();
  for (const { country, level } of marks) {
    const place = country === undefined ? undefined : places.get(country);
    if (!place) continue;
    const before = worst.get(place.code);
    const level_ = before && RANK[before.level] >= RANK[level] ? before.level : level;
    worst.set(place.code, { place, level: level_, alerts: (before?.alerts ?? 0) + 1 });
  }
  return [...worst.values()].toSorted((a, b) => RANK[a.level] - RANK[b.level]);
}

const STEPS = { from: 2, to: 4 };

function regions(result: PanelResult, theme: ChartTheme) {
  const values = result.rows.flatMap(([code, value]) =>
    typeof code === 'string' && typeof value === 'number' ? [[code, value] as const] : [],
  );
  const max = Math.max(0, ...values.map(([, value]) => value));
  return values.map(([name, value]) => ({
    name,
    itemStyle: { areaColor: theme.heat[heatStep(value, max, STEPS)] ?? theme.land },
  }));
}

function markScatter(list: readonly CountryMark[], theme: ChartTheme, shifts: readonly Shift[]) {
  const base = { type: 'scatter' as const, coordinateSystem: 'geo' as const, silent: true, z: 5, animation: false };
  const point = ({ place }: CountryMark): number[] => [place.longitude, place.latitude];
  const ring = list.map((mark, i) => ({
    value: point(mark),
    symbolOffset: [...(shifts[i] ?? [0, 0])],
    itemStyle: { color: theme.panel, borderColor: theme.levels[mark.level], borderWidth: 1.25 },
  }));
  const shape = list.map((mark, i) => ({
    value: point(mark),
    symbol: levelSymbol(mark.level),
    symbolOffset: [...(shifts[i] ?? [0, 0])],
    itemStyle: { color: theme.levels[mark.level] },
  }));
  return [
    { ...base, id: 'rings', symbol: 'circle', symbolSize: 17, data: ring },
    { ...base, id: 'marks', symbolSize: 9, z: 6, data: shape },
  ];
}

const nameOf = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'name' in params ? String(params.name) : '';

/** Countries by steps of the heat ramp, open alerts as marks. */
export function mapOption(result: PanelResult, context: ChartContext, plan: MapPlan): ChartOption {
  const { theme, countryName, marks } = context;
  const values = new Map(result.rows.map(([code, value]) => [String(code), Number(value)]));
  const list = countryMarks(marks, plan.places);
  return {
    ...still(theme),
    tooltip: {
      ...tipStyle(theme, []),
      trigger: 'item',
      formatter: (params: unknown) => {
        const code = nameOf(params);
        const value = values.get(code);
        const alerts = list.find(({ place }) => place.code === code)?.alerts ?? 0;
        const rows = [
          { name: 'events', value: count(value ?? 0) },
          ...(alerts ? [{ name: 'open alerts', value: count(alerts) }] : []),
        ];
        return tipText({ title: countryName(code), rows });
      },
    },
    geo: {
      map: WORLD,
      projection: plan.projection,
      roam: false,
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      itemStyle: { areaColor: theme.land, borderColor: theme.landLine, borderWidth: 0.6 },
      emphasis: { disabled: false, label: { show: false }, itemStyle: { areaColor: null, borderColor: theme.fg } },
      select: { disabled: true },
      tooltip: { show: true },
      regions: regions(result, theme),
    },
    series: markScatter(list, theme, plan.shifts ?? []),
  } as unknown as ChartOption;
}
