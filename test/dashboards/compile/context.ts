import type { ChartContext } from '../../../dashboards/compile/chart.ts';
import { chartTheme } from '../../../dashboards/compile/theme.ts';
import { UTC } from '../../../dashboards/compile/zone.ts';

export const base = Date.UTC(2026, 10, 24, 14);

/** A theme whose colours are the names of their tokens. */
export const theme = chartTheme((name) => name);

export const contextOf = (more: Partial<ChartContext> = {}): ChartContext => ({
  theme,
  range: { from: base, to: base + 3 * 60_000 },
  zone: UTC,
  width: 500,
  height: 140,
  now: base + 3_600_000,
  marks: [],
  countryName: (code) => `country ${code}`,
  ...more,
});
