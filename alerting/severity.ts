import type { Level } from './alert.ts';
import type { CustomKeys } from './keys/rule-keys.ts';
import type { RuleSet, SigmaRule } from './sigma/index.ts';

const ORDER = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly Level[];

export const isHigher = (one: Level, other: Level): boolean => ORDER.indexOf(one) > ORDER.indexOf(other);

/** The highest of levels; undefined where there is none. */
export const highest = (levels: readonly Level[]): Level | undefined =>
  levels.reduce<Level | undefined>(
    (best, level) => (best === undefined || isHigher(level, best) ? level : best),
    undefined,
  );

export type LevelOf = (event: object) => Level;

/** The level of a rule's alert on an event: the first whose condition holds. Throws ConditionError. */
export function createLevelOf(set: RuleSet, rule: SigmaRule, { severity }: CustomKeys): LevelOf {
  const cases = severity.map(({ level, when }) => ({
    level,
    holds: when === undefined ? () => true : set.condition(rule.id, when),
  }));
  return (event) => cases.find(({ holds }) => holds(event))?.level ?? rule.level;
}
