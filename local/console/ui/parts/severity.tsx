import type { Level } from '../../../../alerting/alert.ts';
import { LEVEL_PATHS } from '../../../../dashboards/compile/marks.ts';

/** Worst first. */
export const LEVELS = ['critical', 'high', 'medium', 'low', 'informational'] as const satisfies readonly Level[];

const WORDS: Readonly<Record<Level, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Info',
};

export const levelWord = (level: Level): string => WORDS[level];
export const levelRank = (level: Level): number => LEVELS.indexOf(level);
export const levelClass = (level: Level): string => `sev-${level === 'informational' ? 'info' : level}`;

export const SeverityMark = ({ level, size = 10 }: { readonly level: Level; readonly size?: number }) => (
  <svg class={`mark ${levelClass(level)}`} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
    <path d={LEVEL_PATHS[level]} fill-rule="evenodd" />
  </svg>
);

/** Mark and word: colour alone never says how bad it is. */
export const Severity = ({ level }: { readonly level: Level }) => (
  <span class={`sev ${levelClass(level)}`}>
    <SeverityMark level={level} />
    <span>{WORDS[level]}</span>
  </span>
);

export const SeverityBox = ({ level }: { readonly level: Level }) => (
  <span class={`sevbox ${levelClass(level)}`}>
    <SeverityMark level={level} />
    {WORDS[level]}
  </span>
);

export type LevelCounts = Readonly<Partial<Record<Level, number>>>;

export const countLevels = (levels: readonly Level[]): LevelCounts =>
  Object.fromEntries(LEVELS.map((level) => [level, levels.filter((one) => one === level).length]));

interface SeverityCountsProps {
  readonly counts: LevelCounts;
  readonly href: (level: Level) => string;
}

/** Mark and number of every level that occurs, each a link to those alone. */
export const SeverityCounts = ({ counts, href }: SeverityCountsProps) => (
  <span class="sevcount">
    {LEVELS.filter((level) => (counts[level] ?? 0) > 0).map((level) => (
      <a key={level} class={levelClass(level)} href={href(level)} title={`Only ${WORDS[level].toLowerCase()}`}>
        <SeverityMark level={level} size={9} />
        {counts[level]}
        <span class="sr">{` ${WORDS[level].toLowerCase()}`}</span>
      </a>
    ))}
  </span>
);
