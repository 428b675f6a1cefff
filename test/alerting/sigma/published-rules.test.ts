import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createFields, logsourcesOf } from '../../../alerting/fields/index.ts';
import { compileRules, parseRules, type RuleFile } from '../../../alerting/sigma/index.ts';
import { PUBLISHED } from './published-events.ts';

const ROOT = new URL('../../../../shared/data/sigma-aws-rules/', import.meta.url);
const isThere = existsSync(ROOT);
if (!isThere)
  console.warn(`skipped: published rules, because ${ROOT.pathname.split('/').slice(-4).join('/')} is absent`);

const rulesIn = (folder: string): readonly RuleFile[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ path, text: readFileSync(new URL(`${folder}/${path}`, ROOT), 'utf8') }));

/** CloudTrail's own fields, as the transform keeps them. */
const cloudtrail = (original: object): object => ({
  event: { dataset: 'aws.cloudtrail' },
  aws: { cloudtrail: original },
});

describe.skipIf(!existsSync(ROOT))('the rules that SigmaHQ publishes for AWS (../shared, skipped where absent)', () => {
  const parsed = isThere ? parseRules(rulesIn('rules')) : { rules: [] };
  const load = () => compileRules(parsed, createFields());

  test('all load', () => {
    expect(load().rules).toHaveLength(57);
  });

  test('each has an event that it matches, and a near miss', () => {
    const titles = load().rules.map(({ title }) => title);
    expect(PUBLISHED.map(({ title }) => title).sort()).toEqual([...titles].sort());
  });

  test.each(PUBLISHED.map((each) => [each.title, each] as const))('%s', (title, { matches, misses }) => {
    const set = load();
    const found = (original: object): readonly string[] =>
      set.match(cloudtrail(original), logsourcesOf('aws.cloudtrail')).map((rule) => rule.title);
    expect(found(matches)).toContain(title);
    expect(found(misses)).not.toContain(title);
  });

  test('with placeholders load once the lists are given', () => {
    const files = rulesIn('rules-placeholder');
    expect(() => parseRules(files)).toThrow('placeholder %Legitimate_Countries% has no values');
    const placeholders = { Legitimate_Countries: ['GB'], Legitimate_IP_Ranges: ['81.2.69.*'] };
    const set = compileRules(parseRules(files, { placeholders }), createFields());
    const login = { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Success' } };
    const from = (country: string): number =>
      set.match(
        { ...cloudtrail(login), source: { ip: '89.160.20.112', geo: { country_iso_code: country } } },
        logsourcesOf('aws.cloudtrail'),
      ).length;
    expect([from('SE'), from('GB')]).toEqual([1, 0]);
  });

  test('with aggregations are refused, each with its place', () => {
    const files = rulesIn('unsupported');
    for (const file of files)
      expect(() => parseRules([file])).toThrow(/:\d+:\d+: .*no longer sigma: write a correlation/);
  });
});
