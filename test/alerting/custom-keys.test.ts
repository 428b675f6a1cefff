import { describe, expect, test } from 'vitest';
import { readCustomKeys } from '../../alerting/custom-keys.ts';
import { loadRules } from '../../alerting/load.ts';

const HOUR = 3_600_000;

function read(value: unknown) {
  const problems: string[] = [];
  return { keys: readCustomKeys(value, (problem) => problems.push(problem)), problems };
}

test('a rule that says nothing is live and repeats once an hour', () => {
  expect(read(undefined)).toEqual({
    keys: { mode: 'live', severity: undefined, suppress: { by: undefined, period: HOUR }, nextSteps: [] },
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
      severity: 'high',
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
  const KNOWN = 'not a key of ours; known are mode, severity, suppress, runbook';
  const DURATION = 'firewatch.suppress.for: expected a duration from 1m to 7d, such as 30m';
  const STEPS = 'firewatch.runbook: expected a list of short steps, or one https address';
  test.each([
    ['live', ['firewatch: expected a map of mode, severity, suppress, runbook']],
    [['mode'], ['firewatch: expected a map of mode, severity, suppress, runbook']],
    [{ supress: {}, Mode: 'live' }, [`firewatch.supress: ${KNOWN}`, `firewatch.Mode: ${KNOWN}`]],
    [{ mode: 'off' }, ['firewatch.mode: expected one of live, shadow']],
    [{ severity: 73 }, ['firewatch.severity: expected one of informational, low, medium, high, critical']],
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
