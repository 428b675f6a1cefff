import { groupsOf } from './correlate/contribution.ts';
import type { Match } from './evaluate.ts';
import { type Group, groupKey } from './identity.ts';
import type { NewTerms } from './keys/rule-keys.ts';
import type { Rules } from './load.ts';
import { change } from './state/change.ts';
import type { LearningState } from './state/items.ts';
import type { StateStore } from './state/state-store.ts';

export interface FirstSeenSettings {
  readonly rules: Rules;
  readonly state: StateStore;
  /** Whether learning begins when a rule is first loaded, or with the first event of an input. */
  readonly learnsFrom: 'load' | 'first event';
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Lets matches of first-seen rules pass whose values are new, and all others. */
export type Sift = (matches: readonly Match[], earliest: number) => Promise<readonly Match[]>;

const YEAR_MS = 366 * 86_400_000;
const MAX_KNOWN = 20_000;
/** A queue gives a message again for less than this; until then the first event of a value may come once more. */
const SETTLED_MS = 3_600_000;
/** How often the store hears that a value was seen, in parts of the window. */
const REFRESHES = 8;

/** Values that this process was told are known: saves writes, and forgets all when full. */
function createKnown(now: () => number) {
  const values = new Map<string, { readonly since: number; last: number }>();
  return {
    covers(key: string, at: number, window: number): boolean {
      const value = values.get(key);
      if (value === undefined || now() - value.since < SETTLED_MS) return false;
      return at <= value.last + window / REFRESHES && at > value.last - window / 2;
    },
    note(key: string, at: number): void {
      if (values.size >= MAX_KNOWN) values.clear();
      const value = values.get(key);
      if (value === undefined) values.set(key, { since: now(), last: at });
      else value.last = Math.max(value.last, at);
    },
  };
}

/** Since when each rule learns, from the store: since the earliest time that anybody has named. */
function createLearning(state: StateStore, now: () => number) {
  const known = new Map<string, number>();

  async function begin(rule: string, from: number): Promise<number> {
    const key = `l#${rule}`;
    const item: LearningState = { kind: 'learning', key, revision: 1, expiresAt: now() + 10 * YEAR_MS, since: from };
    if (await state.claim(key, item)) return from;
    const made = await change(state, 'learning', key, (learning) =>
      learning.since <= from ? learning : { ...learning, since: from },
    );
    return made?.after.since ?? from;
  }

  return async (rule: string, from: number): Promise<number> => {
    const since = known.get(rule);
    if (since !== undefined && since <= from) return since;
    const begun = await begin(rule, from);
    known.set(rule, begun);
    return begun;
  };
}

/**
 * First-seen rules alert on values that were not seen within their window. While a rule learns, values are remembered
 * and nothing passes. Repeating a match gives the same answer.
 */
export function createFirstSeen({ rules, state, learnsFrom, now }: FirstSeenSettings): Sift {
  const learning = createLearning(state, now);
  const known = createKnown(now);
  const learners = [...rules.byId.values()].filter(({ keys }) => keys.newTerms !== undefined);

  async function isNew(match: Match, group: Group, { window }: NewTerms): Promise<boolean> {
    const key = `f#${groupKey(match.rule.sigma.id, group)}`;
    if (known.covers(key, match.at, window)) return false;
    const answer = await state.firstSeen(key, match.at, match.event.event.id, { window });
    if (answer === 'known') known.note(key, match.at);
    return answer === 'first';
  }

  async function siftOne(match: Match, terms: NewTerms, earliest: number): Promise<readonly Match[]> {
    const { rule, event, at } = match;
    const since = await learning(rule.sigma.id, learnsFrom === 'load' ? now() : earliest);
    const groups = groupsOf(rule.newTerms, event);
    const fresh = await Promise.all(groups.map((group) => isNew(match, group, terms)));
    if (at < since + terms.learn) return [];
    return groups.filter((_, index) => fresh[index]).map((newTerms) => ({ ...match, newTerms }));
  }

  return async (matches, earliest) => {
    const begun = learnsFrom === 'load' ? now() : earliest;
    await Promise.all(learners.map(({ sigma }) => learning(sigma.id, begun)));
    const sifted = matches.map(async (match) => {
      const terms = match.rule.keys.newTerms;
      return terms === undefined ? [match] : siftOne(match, terms, earliest);
    });
    return (await Promise.all(sifted)).flat();
  };
}
