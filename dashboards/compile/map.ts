import type { Level } from '../../alerting/alert.ts';
import type { PanelResult } from '../query.ts';
import type { AlertMark, ChartContext, ChartOption } from './chart.ts';
import { still } from './chart.ts';
import { heatStep } from './colors.ts';
import { count } from './format.ts';
import { levelSymbol } from './marks.ts';
import type { ChartTheme } from './theme.ts';
import type { Tip } from './tooltip.ts';

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

/** A country by its code: its events, and the open alerts from there. */
export function mapTip(code: string, { rows }: PanelResult, { marks, countryName }: ChartContext): Tip {
  const value = rows.find(([country]) => country === code)?.[1];
  const alerts = marks.filter(({ country }) => country === code).length;
  const events = { name: 'events', value: count(Number(value ?? 0)) };
  const title = countryName(code);
  return { title, rows: alerts > 0 ? [events, { name: 'open alerts', value: count(alerts) }] : [events] };
}

/** Countries by steps of the heat ramp, open alerts as marks. */
export function mapOption(result: PanelResult, context: ChartContext, plan: MapPlan): ChartOption {
  const { theme, marks } = context;
  const list = countryMarks(marks, plan.places);
  return {
    ...still(theme),
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
      regions: regions(result, theme),
    },
    series: markScatter(list, theme, plan.shifts ?? []),
  } as unknown as ChartOption;
}
