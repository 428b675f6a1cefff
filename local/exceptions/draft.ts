import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import type { AlertDocument } from '../../alerting/alert.ts';
import type { FeedEvent } from '../../alerting/feed.ts';
import { loadRules, type Rule } from '../../alerting/load.ts';
import { judgeAll } from '../../alerting/offline/judge.ts';
import type { RuleFile } from '../../alerting/sigma/index.ts';
import type { Enrich } from '../../transforms/core/normalize.ts';
import { InputError } from '../files/find.ts';
import { alertsOn, eventsOf, readCases } from '../rule-cases.ts';

export interface DraftSettings {
  readonly alert: AlertDocument;
  readonly rules: readonly RuleFile[];
  readonly owner: string;
  readonly reason: string;
  /** `2026-12-31` */
  readonly expires: string;
  readonly enrich: Enrich;
}

/** An exception for one alert, and what is known of its effect. */
export interface Draft {
  readonly text: string;
  /** Whether the alert's own events no longer alert; undefined where the alert holds none whole. */
  readonly silences: boolean | undefined;
  /** Cases that should alert and, with the exception, do not. */
  readonly lost: readonly string[];
  readonly cases: number;
}

/** What tells this alert from others: its group, and where it came from. */
function selectionOf({ source, user, firewatch }: AlertDocument): Readonly<Record<string, string>> {
  const { group } = firewatch;
  const texts = new Set(Object.values(group));
  const more = { 'user.name': user?.name, 'source.ip': source?.ip };
  const known = Object.entries(more).flatMap(([field, value]) => (value && !texts.has(value) ? [[field, value]] : []));
  return { ...group, ...Object.fromEntries(known) };
}

function filterText(rule: Rule, counted: readonly Rule[], { alert, owner, reason, expires }: DraftSettings): string {
  const [first = rule] = counted;
  return stringify({
    title: `Exception for ${rule.sigma.title}`.slice(0, 200),
    id: randomUUID(),
    logsource: first.sigma.logsource,
    filter: {
      rules: counted.map(({ sigma }) => sigma.id),
      selection: selectionOf(alert),
      condition: 'not selection',
    },
    firewatch: { owner, reason, expires },
  });
}

/** Drafts the exception that removes an alert, and tries it on the alert's events and the rule's cases. */
export function draftException(settings: DraftSettings): Draft {
  const { alert, rules: files, enrich } = settings;
  const rules = loadRules(files);
  const rule = rules.byId.get(alert.rule.id);
  if (rule === undefined)
    throw new InputError(`there is no rule ${alert.rule.id} among the rules: name its folder with --rules`);
  const ids =
    rule.correlation === undefined
      ? [rule.sigma.id]
      : [...(rules.correlations.byId.get(rule.sigma.id)?.ir.rules ?? [])];
  const counted = ids.flatMap((id) => rules.byId.get(id) ?? []).filter(({ correlation }) => correlation === undefined);
  if (counted.length === 0)
    throw new InputError('the alert is of a correlation that counts correlations: write the exception for their rules');
  const text = filterText(rule, counted, settings);
  const excepted = loadRules([...files, { path: 'exception.yml', text }]);
  const cases = readCases(rule.sigma.path).filter(({ alerts }) => alerts);
  const lost = cases.filter((each) => !alertsOn(excepted, rule.sigma.title, eventsOf(each, enrich)));
  const events = alert.firewatch.events.filter((event) => 'aws' in event) as unknown as readonly FeedEvent[];
  const silences =
    events.length === 0
      ? undefined
      : judgeAll(excepted, events).every((verdict) => verdict.rule !== excepted.byId.get(rule.sigma.id));
  return { text, silences, lost: lost.map(({ name }) => name), cases: cases.length };
}
