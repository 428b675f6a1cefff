import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TECHNIQUES, threatOf } from '../../alerting/attack.ts';
import { loadRules } from '../../alerting/load.ts';
import { alertsOn, readCases } from '../../local/rule-cases.ts';
import { readRuleFiles } from '../../local/rule-files.ts';
import { eventsOf } from './rule-cases.ts';

const files = readRuleFiles([join(import.meta.dirname, '../../alerting/rules')]);
const rules = loadRules(files);
/** What is only counted by others says less of itself, and has no cases of its own. */
const all = [...rules.byId.values()].filter(({ sigma }) => !rules.correlations.muted.has(sigma.id));

describe.each(all.map((rule) => [rule.sigma.path.split(/[/\\]/).slice(-2).join('/'), rule] as const))(
  '%s',
  (_, rule) => {
    const { sigma, keys } = rule;
    const cases = readCases(sigma.path);

    test.each(cases.map((each) => [each.alerts ? 'alerts' : 'is silent', each.name, each] as const))(
      '%s: %s',
      (_verb, _name, each) => {
        expect(alertsOn(rules, sigma.title, eventsOf(each))).toBe(each.alerts);
      },
    );

    test('has a case that alerts and two that do not, one of them a near miss', () => {
      expect(cases.filter(({ alerts }) => alerts).length).toBeGreaterThanOrEqual(1);
      expect(cases.filter(({ alerts }) => !alerts).length).toBeGreaterThanOrEqual(2);
    });

    test('says who wrote it, what is known of it and what to do', () => {
      expect(sigma.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(sigma.author).toEqual(['Firewatch']);
      expect(sigma.license).toBe('Apache-2.0');
      expect(sigma.description?.length).toBeGreaterThan(80);
      expect(sigma.references.length).toBeGreaterThan(0);
      expect(sigma.falsepositives.length).toBeGreaterThan(0);
      expect(keys.runbook ?? keys.nextSteps[0]).toBeDefined();
    });

    test('has a title that fits a subject', () => {
      expect(sigma.title).toMatch(/^[ -~]{1,50}$/);
    });

    test('names tactics and techniques that ATT&CK has', () => {
      const threat = threatOf(sigma.tags);
      expect(threat?.tactic?.name.length).toBeGreaterThan(0);
      expect(threat?.technique?.id.length).toBeGreaterThan(0);
      for (const id of threat?.technique?.id ?? []) expect(TECHNIQUES).toHaveProperty([id]);
      expect((threat?.tactic?.name.length ?? 0) + (threat?.technique?.id.length ?? 0)).toBe(sigma.tags.length);
    });
  },
);

test('no two rules have the same id or title', () => {
  const sigmas = [...rules.byId.values()].map(({ sigma }) => sigma);
  expect(all).toHaveLength(files.length);
  expect(new Set(sigmas.map(({ title }) => title)).size).toBe(sigmas.length);
});
