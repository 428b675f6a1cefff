import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { evaluate } from '../../alerting/evaluate.ts';
import { loadRules } from '../../alerting/load.ts';
import { allFields } from '../../dashboards/search/fields.ts';
import { parseQuery } from '../../dashboards/search/parse.ts';
import type { RuleCase } from '../../local/rule-cases.ts';
import { eventsOf } from '../alerting/rule-cases.ts';
import { blocksOf, read } from './pages.ts';

describe('the README’s example', () => {
  const page = read('README.md');
  const [line = ''] = blocksOf(page, 'text');
  const [document = ''] = blocksOf(page, 'json');
  const [rule = ''] = blocksOf(page, 'yaml');
  const [path = ''] = /alerting\/rules\/[\w/-]+\.yml/.exec(page) ?? [];
  const events = eventsOf({ source: 'vpc-flow', log: line.trim().split(/\s+/).join(' ') });

  test('is the document of its line', () => {
    expect(events).toEqual([expect.objectContaining({})]);
    expect(events[0]).toMatchObject(JSON.parse(document) as object);
  });

  test('shows lines of the rule as they are, in their order', () => {
    const whole = read(path).split('\n');
    const places = rule
      .trimEnd()
      .split('\n')
      .map((shown) => whole.indexOf(shown));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('is an event that the rule alerts on', () => {
    const rules = loadRules([{ path, text: read(path) }]);
    expect(events.flatMap((event) => evaluate(rules, event))).toHaveLength(1);
  });
});

describe('the example of a rule', () => {
  const [rule = '', cases = ''] = blocksOf(read('docs/adding-a-rule.md'), 'yaml');
  const rules = loadRules([{ path: 'rules/vpc-flow/example.yml', text: rule }]);
  const written = parse(cases) as readonly RuleCase[];

  test.each(written.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const matches = eventsOf(each).flatMap((event) => evaluate(rules, event));
    expect(matches.length > 0).toBe(each.alerts);
  });

  test('has cases both ways', () => {
    expect(new Set(written.map(({ alerts }) => alerts))).toEqual(new Set([true, false]));
  });
});

const queries = [...read('docs/search.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, query = '']) => query);

test.each(queries)('the query %s can be read', (query) => {
  expect(() => parseQuery(query, allFields)).not.toThrow();
});

test('the examples of docs/rules.md are rules that load together without a warning', () => {
  const blocks = blocksOf(read('docs/rules.md'), 'yaml');
  const files = blocks.map((text, at) => ({ path: `rules/example/${at}.yml`, text }));
  const { byId, exceptions, warnings } = loadRules(files);
  expect([byId.size, exceptions.length, warnings]).toEqual([4, 1, []]);
});
