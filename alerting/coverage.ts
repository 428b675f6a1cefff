import { TACTIC_NAMES, TECHNIQUES } from './attack.ts';
import type { SigmaRule } from './sigma/index.ts';

/** What rules say of one technique. */
export interface Covered {
  /** `T1078.004` */
  readonly technique: string;
  readonly name?: string;
  /** As rules tag them: `initial-access`. */
  readonly tactics: readonly string[];
  /** Titles. */
  readonly rules: readonly string[];
}

const PREFIX = 'attack.';
const TECHNIQUE = /^t\d{4}(?:\.\d{3})?$/;

const attackTags = ({ tags }: SigmaRule): readonly string[] =>
  tags.filter((tag) => tag.toLowerCase().startsWith(PREFIX)).map((tag) => tag.slice(PREFIX.length).toLowerCase());

/** What rules cover of ATT&CK, by technique. */
export function coverageOf(rules: readonly SigmaRule[]): readonly Covered[] {
  const covered = new Map<string, { tactics: Set<string>; rules: string[] }>();
  for (const rule of rules) {
    const tags = attackTags(rule);
    for (const technique of tags.filter((tag) => TECHNIQUE.test(tag)).map((tag) => tag.toUpperCase())) {
      const known = covered.get(technique) ?? { tactics: new Set<string>(), rules: [] };
      covered.set(technique, known);
      for (const tactic of tags.filter((tag) => Object.hasOwn(TACTIC_NAMES, tag))) known.tactics.add(tactic);
      known.rules.push(rule.title);
    }
  }
  return [...covered]
    .map(([technique, { tactics, rules: titles }]) => ({
      technique,
      name: Object.hasOwn(TECHNIQUES, technique) ? TECHNIQUES[technique] : undefined,
      tactics: [...tactics].sort(),
      rules: titles,
    }))
    .sort((one, other) => (one.technique < other.technique ? -1 : 1));
}

/** A layer for the ATT&CK Navigator. https://github.com/mitre-attack/attack-navigator/tree/master/layers */
export const navigatorLayer = (covered: readonly Covered[]) => ({
  name: 'Firewatch rules',
  versions: { layer: '4.5', attack: '19', navigator: '5.0.0' },
  domain: 'enterprise-attack',
  description: 'Techniques that the rules detect; the score is how many of them do.',
  gradient: {
    colors: ['#dbeafe', '#1d4ed8'],
    minValue: 1,
    maxValue: Math.max(1, ...covered.map(({ rules }) => rules.length)),
  },
  techniques: covered.map(({ technique, rules }) => ({
    techniqueID: technique,
    score: rules.length,
    comment: rules.join('\n'),
    enabled: true,
  })),
});
