import { describe, expect, test } from 'vitest';
import { readRuleKeys } from '../../alerting/keys/rule-keys.ts';
import { loadRules } from '../../alerting/load.ts';

const HOUR = 3_600_000;

function read(value: unknown, timespan?: number) {
  const problems: string[] = [];
  return { keys: readRuleKeys(value, { timespan }, (problem) => problems.push(problem)), problems };
}

test('a rule that says nothing is live and repeats once an hour', () => {
  expect(read(undefined)).toEqual({
    keys: { mode: 'live', severity: [], suppress: { by: undefined, period: HOUR }, nextSteps: [] },
    problems: [],
  });
});

test('all keys are read', () => {
  const value = {
    mode: 'shadow',
    severity: 'high',
    suppress: { by: ['cloud.account.id', 'requestParameters.name'], for: '15m' },
    runbook: ['Start logging again.', 'Ask who stopped it.'],
  };
  expect(read(value)).toEqual({
    keys: {
      mode: 'shadow',
      severity: [{ level: 'high' }],
      suppress: { by: ['cloud.account.id', 'requestParameters.name'], period: HOUR / 4 },
      nextSteps: ['Start logging again.', 'Ask who stopped it.'],
    },
    problems: [],
  });
});

test('a runbook may be an address', () => {
  const { keys, problems } = read({ runbook: 'https://wiki.example.com/trail' });
  expect(keys).toMatchObject({ nextSteps: [], runbook: 'https://wiki.example.com/trail' });
  expect(problems).toEqual([]);
});

test.each([
  ['1m', 60_000],
  ['90s', 90_000],
  ['12h', 12 * HOUR],
  ['7d', 168 * HOUR],
])('%s is a duration', (text, period) => {
  expect(read({ suppress: { for: text } }).keys.suppress.period).toBe(period);
});

describe('what is wrong is said in a sentence that names the key', () => {
  const KNOWN = 'not a key of ours; known are mode, severity, suppress, new_terms, runbook';
  const MAP = 'firewatch: expected a map of mode, severity, suppress, new_terms, runbook';
  const LEVELS = 'expected one of informational, low, medium, high, critical';
  const DURATION = 'firewatch.suppress.for: expected a duration from 1m to 7d, such as 30m';
  const STEPS = 'firewatch.runbook: expected a list of short steps, or one https address';
  test.each([
    ['live', [MAP]],
    [['mode'], [MAP]],
    [{ supress: {}, Mode: 'live' }, [`firewatch.supress: ${KNOWN}`, `firewatch.Mode: ${KNOWN}`]],
    [{ mode: 'off' }, ['firewatch.mode: expected one of live, shadow']],
    [{ severity: 73 }, ['firewatch.severity: expected one of informational, low, medium, high, critical']],
    [{ severity: [{ level: 'hi', when: 'a' }] }, [`firewatch.severity[0].level: ${LEVELS}`]],
    [{ severity: [{ when: 'a' }] }, [`firewatch.severity[0].level: ${LEVELS}`]],
    [
      { severity: ['high'] },
      ['firewatch.severity[0]: expected a map of level, when', `firewatch.severity[0].level: ${LEVELS}`],
    ],
    [
      { severity: [{ level: 'high', when: 7 }] },
      ["firewatch.severity[0].when: expected a condition over the rule's searches"],
    ],
    [
      { new_terms: 'user' },
      [
        'firewatch.new_terms: expected a map of fields, window, learn',
        'firewatch.new_terms.fields: expected a list of field names',
      ],
    ],
    [{ new_terms: { fields: [] } }, ['firewatch.new_terms.fields: expected a list of field names']],
    [
      { new_terms: { fields: ['a'], window: '5m' } },
      ['firewatch.new_terms.window: expected a duration from 1h to 90d, such as 30m'],
    ],
    [
      { new_terms: { fields: ['a'], window: '1d', learn: '2d' } },
      ['firewatch.new_terms.learn: expected a duration from 0d to 1d, such as 30m'],
    ],
    [{ suppress: '1h' }, ['firewatch.suppress: expected a map of by, for']],
    [{ suppress: { per: 'user' } }, ['firewatch.suppress.per: not a key of ours; known are by, for']],
    [{ suppress: { by: 'user.id' } }, ['firewatch.suppress.by: expected a list of field names']],
    [{ suppress: { by: [] } }, ['firewatch.suppress.by: expected a list of field names']],
    [{ suppress: { for: 3600 } }, [DURATION]],
    [{ suppress: { for: '1 h' } }, [DURATION]],
    [{ suppress: { for: '59s' } }, [DURATION]],
    [{ suppress: { for: '8d' } }, [DURATION]],
    [{ runbook: 'call someone' }, [STEPS]],
    [{ runbook: 'http://wiki.example.com' }, [STEPS]],
    [{ runbook: [''] }, [STEPS]],
  ])('%j', (value, problems) => {
    expect(read(value).problems).toEqual(problems);
  });
});

test('a rule may ask for values that are new', () => {
  const DAY = 24 * HOUR;
  const fields = ['user.name', 'source.geo.country_iso_code'];
  expect(read({ new_terms: { fields, window: '10d', learn: '3d' } }).keys).toMatchObject({
    newTerms: { fields, window: 10 * DAY, learn: 3 * DAY },
    suppress: { period: 10 * DAY },
  });
  expect(read({ new_terms: { fields } }).keys.newTerms).toEqual({ fields, window: 30 * DAY, learn: 7 * DAY });
  expect(read({ new_terms: { fields, window: '1d' } }).keys.newTerms?.learn).toBe(DAY);
});

describe('a correlation', () => {
  test('repeats once in its timespan', () => {
    expect(read(undefined, 10 * 60_000).keys.suppress.period).toBe(10 * 60_000);
    expect(read(undefined, 5_000).keys.suppress.period).toBe(60_000);
    expect(read({ suppress: { for: '2h' } }, HOUR).keys.suppress.period).toBe(2 * HOUR);
  });

  test.each([
    [{ suppress: { by: ['a'] } }, "firewatch.suppress.by: a correlation's groups are its group-by"],
    [{ suppress: { for: '7d' } }, 'firewatch.suppress.for: expected a duration from 1m to 100m, such as 30m'],
    [{ severity: [{ level: 'high' }] }, 'firewatch.severity: a correlation has no searches: write one level'],
    [
      { new_terms: { fields: ['a'] } },
      'firewatch.new_terms: a correlation sees no new values: write it in the rule that it counts',
    ],
  ])('is refused %j', (value, problem) => {
    expect(read(value, 60_000).problems).toEqual([problem]);
  });
});

test('a severity whose condition names no search stops the load', () => {
  const text = `title: Trail stopped
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: StopLogging }, condition: selection }
firewatch: { severity: [{ level: high, when: root }] }
`;
  expect(() => loadRules([{ path: 'rules/trail.yml', text }])).toThrow(
    'firewatch.severity: there is no search "root": write one of selection',
  );
});

test('a rule with such a key stops the load, with its file and line', () => {
  const text = `title: Trail stopped
logsource: { product: aws, service: cloudtrail }
detection: { selection: { eventName: StopLogging }, condition: selection }
firewatch: { mode: off, supress: { for: 1h } }
`;
  expect(() => loadRules([{ path: 'rules/trail.yml', text }])).toThrow(
    expect.objectContaining({
      name: 'RuleError',
      file: 'rules/trail.yml',
      message: expect.stringMatching(
        /^rules\/trail\.yml:1:1: firewatch\.supress: .*\nrules\/trail\.yml:1:1: firewatch\.mode: /,
      ),
    }),
  );
});
