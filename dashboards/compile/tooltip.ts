import type { ChartTheme } from './theme.ts';

export interface TipRow {
  readonly color?: string;
  readonly name: string;
  readonly value: string;
}

export interface Tip {
  readonly title: string;
  readonly total?: string;
  readonly rows: readonly TipRow[];
}

const MAX_NAME = 32;
const STYLES = 12;

/** Text from a log must not end or begin a style of the rich text. */
const plain = (text: string): string => {
  const safe = text.replaceAll('{', '(').replaceAll('}', ')').replaceAll('\n', ' ');
  return safe.length > MAX_NAME ? `${safe.slice(0, MAX_NAME - 1)}…` : safe;
};

/** A tooltip in ECharts' rich text: drawn on the canvas, never HTML. */
export const tipText = ({ title, total, rows }: Tip): string =>
  [
    `{h|${plain(title)}}{t|${total === undefined ? '' : plain(total)}}`,
    ...rows.slice(0, STYLES).map(({ color, name, value }, i) => {
      const mark = color === undefined ? '' : `{c${i}|■}`;
      return `${mark}{n|${plain(name)}}{v|${plain(value)}}`;
    }),
  ].join('\n');

/** How a tooltip looks; `colors` are those of its rows, in their order. */
export function tipStyle(theme: ChartTheme, colors: readonly string[]) {
  const text = { fontFamily: theme.fontUi, fontSize: 11, lineHeight: 18 } as const;
  const marks = colors.slice(0, STYLES).map((color, i) => [`c${i}`, { ...text, color, width: 14 }] as const);
  return {
    renderMode: 'richText' as const,
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.raised,
    borderColor: theme.lineStrong,
    borderWidth: 1,
    padding: [7, 9],
    textStyle: {
      ...text,
      color: theme.fg2,
      rich: {
        h: { ...text, color: theme.fg3, width: 116 },
        t: { ...text, color: theme.fg, fontWeight: 500 as const, width: 58, align: 'right' as const },
        n: { ...text, color: theme.fg2, width: 102 },
        v: { ...text, color: theme.fg, fontWeight: 500 as const, width: 58, align: 'right' as const },
        ...Object.fromEntries(marks),
      },
    },
  };
}
