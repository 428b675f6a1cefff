import type { EChartsOption } from 'echarts';
import type { Level } from '../../alerting/alert.ts';
import type { TimeRange } from '../query.ts';
import type { ChartTheme } from './theme.ts';
import type { Zone } from './zone.ts';

export type ChartOption = EChartsOption;

/** An open alert on a chart; `id` is its identity, to open it by. */
export interface AlertMark {
  readonly id: string;
  readonly at: number;
  readonly level: Level;
  readonly title: string;
  readonly country?: string;
}

/** Everything a chart needs besides its panel and its numbers. Sizes are pixels. */
export interface ChartContext {
  readonly theme: ChartTheme;
  readonly range: TimeRange;
  readonly zone: Zone;
  readonly width: number;
  readonly height: number;
  /** Now: a bucket that has not ended yet is not drawn as a fall. */
  readonly now: number;
  readonly source?: string | undefined;
  readonly marks: readonly AlertMark[];
  readonly countryName: (code: string) => string;
}

/** Charts never animate; text is the console's. */
export const still = (theme: ChartTheme) =>
  ({
    animation: false,
    textStyle: { fontFamily: theme.fontUi, fontSize: 11, color: theme.fg3 },
  }) as const;

/** The plot area of every chart with axes; `outerBoundsMode` keeps it where it is, whatever the labels need. */
export const plotGrid = { left: 38, right: 0, top: 20, bottom: 18, outerBoundsMode: 'none' } as const;
