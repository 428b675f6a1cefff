import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const style = new URL('../../../../local/console/ui/style/', import.meta.url);
const css = readFileSync(new URL('tokens.css', style), 'utf8');

/** The tokens of a theme: those that both share and its own. */
function tokensOf(theme: 'dark' | 'light'): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const isOurs = !selector.includes('data-theme') || selector.includes(theme);
    if (isOurs)
      for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) tokens.set(name, value.trim());
  }
  return tokens;
}

const THEMES = { dark: tokensOf('dark'), light: tokensOf('light') } as const;

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: keyof typeof THEMES, ink: string, surface: string): number {
  const [a, b] = [ink, surface].map((name) => luminance(THEMES[theme].get(name) ?? '#000000')) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const themes = ['dark', 'light'] as const;
const surfaces = ['--bg-app', '--bg-panel', '--bg-raised', '--bg-active'];
const inks = [
  '--fg',
  '--fg-2',
  '--fg-3',
  '--accent',
  '--good',
  '--warn',
  '--bad',
  '--sev-critical',
  '--sev-high',
  '--sev-medium',
  '--sev-low',
  '--sev-info',
];

test.each(themes.flatMap((theme) => inks.flatMap((ink) => surfaces.map((surface) => [theme, ink, surface] as const))))(
  '%s: %s is read on %s',
  (theme, ink, surface) => expect(contrast(theme, ink, surface)).toBeGreaterThanOrEqual(4.5),
);

const fills = [
  ['--accent-on', '--accent-fill'],
  ['--sev-critical-on', '--sev-critical-fill'],
  ['--fg', '--accent-soft'],
  ['--fg', '--bad-soft'],
  ['--bad', '--bad-soft'],
  ['--good', '--good-soft'],
  ['--warn', '--warn-soft'],
  ['--sev-high', '--sev-high-soft'],
  ['--sev-medium', '--sev-medium-soft'],
  ['--sev-low', '--sev-low-soft'],
  ['--heat-ink', '--heat-1'],
  ['--heat-ink', '--heat-2'],
  ['--heat-ink', '--heat-3'],
  ['--heat-ink-strong', '--heat-4'],
  ['--heat-ink-strong', '--heat-5'],
] as const;

test.each(themes.flatMap((theme) => fills.map(([ink, fill]) => [theme, ink, fill] as const)))(
  '%s: %s is read on %s',
  (theme, ink, fill) => expect(contrast(theme, ink, fill)).toBeGreaterThanOrEqual(4.5),
);

const series = [...THEMES.dark.keys()].filter((name) => /^--(src|chart)-(?!grid|axis)/.test(name));

test.each(themes.flatMap((theme) => series.map((name) => [theme, name] as const)))(
  '%s: the series %s is seen on a panel',
  (theme, name) => expect(contrast(theme, name, '--bg-panel')).toBeGreaterThanOrEqual(3),
);

test('both themes define the same names', () => {
  const own = (theme: string): readonly string[] => {
    const block = css.match(new RegExp(`data-theme=.${theme}.\\]\\s*\\{([^}]*)\\}`))?.[1] ?? '';
    return [...block.matchAll(/(--[\w-]+):/g)].map(([, name = '']) => name).toSorted();
  };
  expect(own('dark')).toEqual(own('light'));
  expect(own('dark').length).toBeGreaterThan(50);
});

test('no colour stands outside tokens.css', () => {
  const files = globSync('*.css', { cwd: style }).filter((file) => file !== 'tokens.css');
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(new URL(file, style), 'utf8');
    expect([file, text.match(/#[\da-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)]).toEqual([file, null]);
  }
});

test('every token that a style uses is defined', () => {
  const known = new Set([...THEMES.dark.keys(), '--c']);
  for (const file of globSync('*.css', { cwd: style })) {
    const used = readFileSync(new URL(file, style), 'utf8').matchAll(/var\((--[\w-]+)/g);
    expect([file, [...used].map(([, name = '']) => name).filter((name) => !known.has(name))]).toEqual([file, []]);
  }
});
