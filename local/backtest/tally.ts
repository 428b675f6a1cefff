import type { Match } from '../../alerting/evaluate.ts';
import { groupOf } from '../../alerting/fingerprint.ts';
import { type Group, groupKey, identityOf } from '../../alerting/identity.ts';
import type { Rule } from '../../alerting/load.ts';

/** What one rule came to. */
export interface RuleTally {
  readonly rule: Rule;
  /** By day of event time, `2026-11-24`. */
  readonly alertsByDay: ReadonlyMap<string, number>;
  readonly alerts: number;
  readonly matches: number;
  /** Writes to the state, of the busiest minute. */
  readonly writesInBusiestMinute: number;
  readonly writesByDay: ReadonlyMap<string, number>;
  /** The groups with the most events. */
  readonly topGroups: readonly { readonly group: string; readonly events: number }[];
}

interface Counting {
  readonly rule: Rule;
  readonly identities: Set<string>;
  readonly alertsByDay: Map<string, number>;
  readonly writesByDay: Map<string, number>;
  readonly writesByMinute: Map<number, number>;
  readonly groups: Map<string, { readonly group: string; events: number }>;
  matches: number;
}

const MINUTE = 60_000;
const TOP = 3;
const MAX_GROUPS = 50_000;

const dayOf = (at: number): string => (Number.isNaN(at) ? 'no time' : new Date(at).toISOString().slice(0, 10));

const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const inWords = (group: Group): string =>
  Object.entries(group)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ') || 'everything';

/** Counts what rules match and alert on, as the rule λ would fold it. */
export function createTally() {
  const rules = new Map<string, Counting>();

  function countingOf(rule: Rule): Counting {
    const known = rules.get(rule.sigma.id);
    if (known !== undefined) return known;
    const counting: Counting = {
      rule,
      identities: new Set(),
      alertsByDay: new Map(),
      writesByDay: new Map(),
      writesByMinute: new Map(),
      groups: new Map(),
      matches: 0,
    };
    rules.set(rule.sigma.id, counting);
    return counting;
  }

  function countGroup({ groups }: Counting, group: Group): void {
    const key = groupKey('', group);
    const known = groups.get(key);
    if (known !== undefined) known.events++;
    else if (groups.size < MAX_GROUPS) groups.set(key, { group: inWords(group), events: 1 });
  }

  return {
    /** A match that costs a write to the state: of a rule that alerts, or that is counted. */
    write({ rule, at }: Match): void {
      const counting = countingOf(rule);
      counting.matches++;
      add(counting.writesByDay, dayOf(at));
      add(counting.writesByMinute, Math.floor(at / MINUTE));
    },
    /** A match of a rule that alerts by itself. */
    alert({ rule, event, at, newTerms }: Match): void {
      const counting = countingOf(rule);
      const group = rule.groupBy === undefined && newTerms !== undefined ? newTerms : groupOf(event, rule.groupBy);
      countGroup(counting, group);
      const { id } = identityOf(rule.sigma.id, group, at, rule.keys.suppress.period);
      if (!counting.identities.has(id)) add(counting.alertsByDay, dayOf(at));
      counting.identities.add(id);
    },
    /** A correlation that fired, once for each identity. */
    fired(rule: Rule, group: Group, at: number): void {
      const counting = countingOf(rule);
      countGroup(counting, group);
      add(counting.alertsByDay, dayOf(at));
    },
    end: (): readonly RuleTally[] =>
      [...rules.values()].map(({ rule, alertsByDay, writesByDay, writesByMinute, groups, matches }) => ({
        rule,
        alertsByDay,
        alerts: [...alertsByDay.values()].reduce((sum, count) => sum + count, 0),
        matches,
        writesByDay,
        writesInBusiestMinute: Math.max(0, ...writesByMinute.values()),
        topGroups: [...groups.values()].sort((one, other) => other.events - one.events).slice(0, TOP),
      })),
  };
}
