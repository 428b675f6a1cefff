import { actorsOf, short } from './actors.ts';
import type { AlertDocument, Level } from './alert.ts';
import { correlationOf, recounted } from './alert-correlation.ts';
import { threatOf } from './attack.ts';
import type { Batch } from './batch.ts';
import type { FeedEvent } from './feed.ts';
import type { Group } from './identity.ts';
import type { Kept } from './kept.ts';
import type { Rule } from './load.ts';
import { fieldsToShow } from './matched-fields.ts';
import { resourceOf } from './resource.ts';
import { sentenceOf } from './sentence.ts';
import { highest } from './severity.ts';
import { sharedActorsOf } from './shared-actors.ts';
import type { Sightings } from './sightings.ts';
import type { Evidence } from './sigma/index.ts';
import { plainValue } from './text.ts';

const ECS_VERSION = '9.4.0';
const LATE_MS = 24 * 3_600_000;

/** As other products number them, so that alerts of several products sort together. */
const SEVERITY: Readonly<Record<Level, number>> = { informational: 1, low: 21, medium: 47, high: 73, critical: 99 };

const iso = (millis: number): string => new Date(millis).toISOString();

/** The highest that any event of a batch deserves. */
const levelOf = ({ rule, matches }: Batch): Level =>
  highest(matches.map(({ event }) => rule.levelOf(event))) ?? rule.sigma.level;

const ruleOf = (rule: Rule, level: Level): AlertDocument['rule'] => ({
  id: rule.sigma.id,
  name: rule.sigma.title,
  description: rule.sigma.description?.trim(),
  author: [...rule.sigma.author],
  license: rule.sigma.license,
  reference: [...rule.sigma.references],
  level,
  ruleset: rule.ruleset,
});

const arrivalOf = ({ event }: FeedEvent, now: number): number =>
  event.created === undefined ? now : Date.parse(event.created);

const shortGroup = (group: Group): Record<string, string> =>
  Object.fromEntries(Object.entries(group).map(([field, value]) => [field, short(value)]));

const seenOf = ({ count, atLeast, first, last }: Pick<Sightings, 'count' | 'atLeast' | 'first' | 'last'>) => ({
  count,
  at_least: atLeast,
  first_seen: iso(first),
  last_seen: iso(last),
});

export interface Occasion {
  readonly batch: Batch;
  readonly evidence: readonly Evidence[];
  readonly sightings: Sightings;
  /** What is kept of the batch's events. */
  readonly kept: Kept;
  /** The title of a rule, by its id. */
  readonly titles: (id: string) => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The first notification of an alert: its trigger is the batch's first event. */
export function firstDocument({ batch, evidence, sightings, kept, titles, now }: Occasion): AlertDocument {
  const { rule, group, identity, matches } = batch;
  const { event: trigger, at, newTerms } = matches[0];
  const level = levelOf(batch);
  const untold: Omit<AlertDocument, 'message'> = {
    '@timestamp': iso(at),
    event: {
      kind: 'alert',
      id: `${identity.id}-1`,
      action: 'alert',
      sequence: 1,
      created: iso(now),
      dataset: 'firewatch.alerts',
      module: 'firewatch',
      severity: SEVERITY[level],
      start: iso(sightings.first),
      end: iso(sightings.last),
      provider: trigger.event.provider,
    },
    rule: ruleOf(rule, level),
    threat: threatOf(rule.sigma.tags),
    ...(rule.correlation === undefined ? actorsOf(trigger) : sharedActorsOf(matches, group)),
    ecs: { version: ECS_VERSION },
    firewatch: {
      identity: identity.id,
      group: shortGroup(group),
      ...seenOf(sightings),
      late: arrivalOf(trigger, now) - at > LATE_MS,
      mode: rule.keys.mode,
      source: trigger.event.dataset.replace(/^aws\./, ''),
      correlation: rule.correlation && correlationOf(rule.correlation, titles, sightings),
      new_terms: rule.keys.newTerms &&
        newTerms && { fields: shortGroup(newTerms), window_ms: rule.keys.newTerms.window },
      resource: rule.correlation === undefined ? short(resourceOf(trigger)) : undefined,
      matched: fieldsToShow(trigger, evidence, rule.shown),
      false_positives: [...rule.sigma.falsepositives],
      next_steps: [...rule.keys.nextSteps],
      runbook: rule.keys.runbook,
      events: [...kept.events],
      event_ids: [...kept.eventIds],
    },
  };
  return { ...untold, message: sentenceOf(untold, plainValue) };
}

export interface Revision {
  readonly action: 'update' | 'closed';
  readonly sightings: Sightings;
  readonly kept: Kept;
  /** Where it is higher by now. */
  readonly level?: Level;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The next notification of the same alert: what was said before, with the newest numbers. */
export function nextDocument(
  last: AlertDocument,
  { action, sightings, kept, now, level = last.rule.level }: Revision,
): AlertDocument {
  const { correlation } = last.firewatch;
  const sequence = last.event.sequence + 1;
  return {
    ...last,
    event: {
      ...last.event,
      id: `${last.firewatch.identity}-${sequence}`,
      action,
      sequence,
      severity: SEVERITY[level],
      created: iso(now),
      start: iso(sightings.first),
      end: iso(sightings.last),
    },
    rule: { ...last.rule, level },
    firewatch: {
      ...last.firewatch,
      ...seenOf(sightings),
      ...(correlation && { correlation: recounted(correlation, sightings) }),
      events: [...kept.events],
      event_ids: [...kept.eventIds],
    },
  };
}
