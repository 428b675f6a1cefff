import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parse } from 'yaml';
import type { Rule, Rules } from '../../alerting/load.ts';
import type { RuleCase, RuleReader, RuleState } from '../console/data.ts';
import type { AlertStore } from '../store/alert-store.ts';

interface WrittenCase {
  readonly name: string;
  readonly alerts: boolean;
}

const HOUR_MS = 3_600_000;
const HOURS = 24;
const TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/;

/** The cases beside a rule file. The test suite runs them; here they are shown. */
function casesOf(path: string): readonly RuleCase[] {
  const cases = path.replace(/\.ya?ml$/, '.cases.yml');
  if (!existsSync(cases)) return [];
  const written = parse(readFileSync(cases, 'utf8')) as readonly WrittenCase[];
  return written.map(({ name, alerts }) => ({ title: name, expects: alerts ? 'alert' : 'no alert' }));
}

const techniquesOf = (tags: readonly string[]): readonly string[] =>
  tags.flatMap((tag) => TECHNIQUE.exec(tag)?.[1]?.toUpperCase() ?? []);

/** Alerts of a rule in each of the last 24 hours, oldest first. */
async function hitsOf(id: string, alerts: AlertStore, now: number): Promise<readonly number[]> {
  const hits = new Array<number>(HOURS).fill(0);
  for (const { document } of await alerts.list({ rule: id })) {
    const age = Math.floor((now - Date.parse(document.firewatch.last_seen)) / HOUR_MS);
    const hour = HOURS - 1 - age;
    if (hour >= 0 && hour < HOURS) hits[hour] = (hits[hour] ?? 0) + document.firewatch.count;
  }
  return hits;
}

async function stateOf(rule: Rule, alerts: AlertStore, now: number): Promise<RuleState> {
  const { id, title, level, tags, path } = rule.sigma;
  return {
    id,
    title,
    level,
    source: rule.ruleset,
    mode: rule.keys.mode,
    techniques: techniquesOf(tags),
    cases: casesOf(path),
    hits: await hitsOf(id, alerts, now),
  };
}

/** The rules that run, for the console. */
export function createRuleReader(rules: Rules, alerts: AlertStore, now: () => number): RuleReader {
  return {
    list: () => Promise.all([...rules.byId.values()].map((rule) => stateOf(rule, alerts, now()))),
    async get(id) {
      const rule = rules.byId.get(id);
      if (rule === undefined) return undefined;
      const { path } = rule.sigma;
      return {
        ...(await stateOf(rule, alerts, now())),
        path: relative(process.cwd(), path),
        text: readFileSync(path, 'utf8'),
      };
    },
  };
}
