import type { ComponentChildren } from 'preact';
import { count, measure } from '../../../../dashboards/compile/format.ts';
import { metricFormat } from '../../../../dashboards/compile/label.ts';
import type { Panel } from '../../../../dashboards/panel.ts';
import type { PanelResult } from '../../../../dashboards/query.ts';
import type { PanelAnswer } from '../../api.ts';
import { Spark, thinned } from '../parts/spark.tsx';
import { now } from '../state/live.ts';

export type Tone = 'good' | 'bad' | 'flat';

export interface FigureProps {
  readonly label: string;
  /** A dash where it is unknown. */
  readonly value: ComponentChildren;
  readonly unit?: string;
  readonly delta?: string | undefined;
  readonly tone?: Tone;
  readonly note?: string;
  readonly trend?: readonly number[];
  readonly bars?: boolean;
  readonly quiet?: boolean;
}

/** A label, a value with its unit, how it differs from the time before, and its course. */
export const Figure = ({ label, value, unit, delta, tone = 'flat', note, trend, bars, quiet }: FigureProps) => (
  <div class={`kpi${quiet ? ' quiet' : ''}`}>
    <div class="kpi-label" title={note}>
      <span class="cut">{label}</span>
      {delta ? <span class={`kpi-delta ${tone}`}>{delta}</span> : null}
    </div>
    <div class="kpi-value">
      {value}
      {unit ? <small>{unit}</small> : null}
    </div>
    {trend ? <Spark values={trend} {...(bars === undefined ? {} : { bars })} class={quiet ? 'quiet' : ''} /> : null}
  </div>
);

const numberOf = (result: PanelResult | undefined): number | undefined => {
  const cell = result?.rows[0]?.[0];
  return typeof cell === 'number' ? cell : undefined;
};

const POINTS = 30;

/** The course of a figure; the running bucket would look like a fall, and what has no value is no zero. */
export function trendOf(result: PanelResult | undefined): readonly number[] {
  const { rows = [], interval = 0 } = result ?? {};
  const ended = rows.filter(([start]) => Number(start) + interval <= now.peek());
  return thinned(
    ended.flatMap(([, value]) => (typeof value === 'number' ? [value] : [])),
    POINTS,
  );
}

const MINUS = '−';

/** `1.1 GB`, not `2 m 41 s`. */
const ONE_UNIT = /^([\d.,]+) ([^\d\s]+)$/;

/** `+38 %` where there is something to compare with, else the plain difference. */
export function deltaOf(value: number, before: number | undefined, format: (n: number) => string): string | undefined {
  if (before === undefined || value === before) return undefined;
  const sign = value > before ? '+' : MINUS;
  const size = Math.abs(value - before);
  return before >= 50 ? `${sign}${((size / before) * 100).toFixed(0)} %` : `${sign}${format(size)}`;
}

export function toneOf(value: number, before: number | undefined, rise: Panel['rise']): Tone {
  if (rise === undefined || before === undefined || value === before) return 'flat';
  const isRise = value > before;
  return isRise === (rise === 'good') ? 'good' : 'bad';
}

/** A `metric` panel as a figure. */
export function PanelFigure({ panel, answer }: { readonly panel: Panel; readonly answer: PanelAnswer | undefined }) {
  const known = answer?.kind === 'answer' ? answer : undefined;
  const value = numberOf(known?.result);
  const before = numberOf(known?.before);
  const format = metricFormat(panel.metrics[0]);
  const show = (n: number): string => (format ? measure(n, format) : count(Math.round(n * 100) / 100));
  const text = value === undefined ? '—' : show(value);
  const [, number = text, unit] = ONE_UNIT.exec(text) ?? [];
  return (
    <Figure
      label={panel.title}
      value={number}
      {...(unit === undefined ? {} : { unit })}
      delta={value === undefined ? undefined : deltaOf(value, before, show)}
      tone={value === undefined ? 'flat' : toneOf(value, before, panel.rise)}
      note={before === undefined ? '' : `${show(before)} in the time before`}
      trend={trendOf(known?.trend)}
    />
  );
}
