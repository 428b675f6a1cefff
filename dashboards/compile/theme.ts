import type { Level } from '../../alerting/alert.ts';

/** The colours and fonts of a chart, read from the console's tokens. */
export interface ChartTheme {
  readonly fg: string;
  readonly fg2: string;
  readonly fg3: string;
  readonly panel: string;
  readonly raised: string;
  readonly lineStrong: string;
  readonly grid: string;
  readonly axis: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  /** For series without a colour of their own, in this order; the last is for the rest. */
  readonly series: readonly string[];
  readonly other: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<Level, string>>;
  /** Six steps, from nothing to most. */
  readonly heat: readonly string[];
  readonly heatInk: string;
  readonly heatInkStrong: string;
  readonly land: string;
  readonly landLine: string;
  readonly fontUi: string;
  readonly fontData: string;
}

const SOURCES = [
  'vpc-flow',
  'cloudfront-realtime',
  'alb',
  'route53-resolver',
  'waf',
  'cloudtrail',
  's3-access',
  'eks-audit',
];

/** `token` answers the value of a custom property, such as `--fg`. */
export function chartTheme(token: (name: string) => string): ChartTheme {
  const list = (prefix: string, from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, i) => token(`${prefix}${from + i}`));
  return {
    fg: token('--fg'),
    fg2: token('--fg-2'),
    fg3: token('--fg-3'),
    panel: token('--bg-panel'),
    raised: token('--bg-raised'),
    lineStrong: token('--line-strong'),
    grid: token('--chart-grid'),
    axis: token('--chart-axis'),
    accent: token('--accent'),
    good: token('--good'),
    warn: token('--warn'),
    bad: token('--bad'),
    series: [...list('--chart-', 1, 4), token('--src-route53-resolver'), token('--src-waf')],
    other: token('--chart-5'),
    sources: Object.fromEntries(SOURCES.map((id) => [id, token(`--src-${id}`)])),
    levels: {
      critical: token('--sev-critical'),
      high: token('--sev-high'),
      medium: token('--sev-medium'),
      low: token('--sev-low'),
      informational: token('--sev-info'),
    },
    heat: list('--heat-', 0, 5),
    heatInk: token('--heat-ink'),
    heatInkStrong: token('--heat-ink-strong'),
    land: token('--land'),
    landLine: token('--land-line'),
    fontUi: token('--font-ui'),
    fontData: token('--font-data'),
  };
}
