import { mkdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { createFolder, firewatch } from './firewatch.ts';
import { flow, record } from './raw-logs.ts';

const folder = createFolder();

function rulesFolder(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(`${folder.path}/${name}`);
  for (const [file, text] of Object.entries(files)) folder.write(`${name}/${file}`, text);
  return `${folder.path}/${name}`;
}

const rule = (title: string, selection: string, rest = ''): string => `title: ${title}
id: ${title.toLowerCase().replaceAll(' ', '-')}
logsource: {product: aws, service: cloudtrail}
tags: [attack.defense-impairment, attack.t1685.002]
detection:
  selection: ${selection}
  condition: selection
${rest}`;

const CASES = `- name: stopped
  source: cloudtrail
  alerts: true
  log: '${JSON.stringify(record('StopLogging'))}'
- name: started
  source: cloudtrail
  alerts: false
  log: '${JSON.stringify(record('StartLogging'))}'
`;

const sound = rulesFolder('sound', { 'a.yml': rule('Stopped', '{eventName: StopLogging}'), 'a.cases.yml': CASES });
const odd = rulesFolder('odd', {
  'a.yml': rule('Odd', '{eventNmae: StopLogging}'),
  'b.yml': `title: Old
logsource: {product: aws}
filter: {rules: any, selection: {a: x}, condition: not selection}
firewatch: {owner: ann, reason: drill, expires: '2020-01-31'}
`,
});

describe.concurrent('rules check', () => {
  test('says what there is, what is covered, and nothing else of sound rules', async ({ expect }) => {
    const { code, stdout } = await firewatch(['rules', 'check', sound]);
    expect(code).toBe(0);
    expect(stdout).toContain('1 rules, 0 correlations, 0 filters: 0 warnings\n');
    expect(stdout).toMatch(/^T1685\.002 +Disable or Modify Cloud Log +1$/m);
  });

  test('warns of unknown fields, expired exceptions and missing cases, with their places', async ({ expect }) => {
    const { code, stdout } = await firewatch(['rules', 'check', odd]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /odd\/a\.yml:1:1: no log of this source has a field "eventNmae", so the rule never matches: did you mean "eventName"\?/,
    );
    expect(stdout).toMatch(/odd\/b\.yml:1:1: the exception has expired and no longer applies; its owner is ann/);
    expect(stdout).toMatch(/odd\/a\.yml: no cases: write some in .*odd\/a\.cases\.yml/);
  });

  test('fails on warnings where it is strict', async ({ expect }) => {
    expect((await firewatch(['rules', 'check', '--strict', odd])).code).toBe(1);
    expect((await firewatch(['rules', 'check', '--strict', sound])).code).toBe(0);
  });

  test('writes a layer for the Navigator, and JSON', async ({ expect }) => {
    const file = `${folder.path}/layer.json`;
    const { stdout } = await firewatch(['rules', 'check', '--json', '--navigator', file, sound]);
    expect(JSON.parse(stdout)).toMatchObject({ rules: 1, warnings: [], coverage: [{ technique: 'T1685.002' }] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      domain: 'enterprise-attack',
      techniques: [{ techniqueID: 'T1685.002', score: 1 }],
    });
  });

  test('of our own rules has nothing to warn of', async ({ expect }) => {
    const { code, stdout } = await firewatch(['rules', 'check', '--strict']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/: 0 warnings$/)]);
  });
});

describe.concurrent('rules test', () => {
  test('runs the cases of rules', async ({ expect }) => {
    expect(await firewatch(['rules', 'test', sound])).toEqual({
      code: 0,
      stdout: '1 rule, 2 cases: 0 failures\n',
      stderr: '',
    });
  });

  test('names cases that fail and ends with 1', async ({ expect }) => {
    const failing = rulesFolder('failing', {
      'a.yml': rule('Wrong', '{eventName: StartLogging}'),
      'a.cases.yml': CASES,
      'b.yml': rule('Untried', '{eventName: x}'),
    });
    const { code, stdout } = await firewatch(['rules', 'test', failing]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /a\.yml: "stopped" should alert and is silent\n.*a\.yml: "started" should be silent and alerts\n/,
    );
    expect(stdout).toMatch(/2 rules, 2 cases: 2 failures, 1 rule without cases\n$/);
  });

  test('says what is wrong with a case', async ({ expect }) => {
    const wrong = rulesFolder('wrong-cases', {
      'a.yml': rule('Wrong', '{eventName: x}'),
      'a.cases.yml': '- name: x\n  source: nonsense\n  alerts: true\n  log: x\n',
    });
    const { code, stderr } = await firewatch(['rules', 'test', wrong]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/a\.cases\.yml: case 1: there is no source nonsense\n$/);
  });
});

describe.concurrent('rules explain', () => {
  test('shows each item with the value that was seen', async ({ expect }) => {
    const log = JSON.stringify(record('StartLogging'));
    const { code, stdout } = await firewatch(
      ['rules', 'explain', 'Stopped', '--rules', sound, '-s', 'cloudtrail'],
      log,
    );
    expect(code).toBe(0);
    expect(stdout).toBe('event 0\nStopped: does not match\n  false  selection: eventName is  <- "StartLogging"\n');
  });

  test('tells an absent field from one that no such log has', async ({ expect }) => {
    const { stdout } = await firewatch(['rules', 'explain', 'odd', '--rules', odd], '{"eventName": "StopLogging"}');
    expect(stdout).toContain('selection: eventNmae is  <- field absent: no log of this source has it');
  });

  test('explains a correlation by what it counts', async ({ expect }) => {
    const { stdout } = await firewatch(['rules', 'explain', 'inside-port-sweep.yml', '-s', 'vpc-flow'], flow(22));
    expect(stdout).toContain('Ports of a neighbour swept counts:\n  Refused inside: does not match\n');
    expect(stdout).toMatch(/group: srcaddr="[\d.]+", dstaddr="[\d.]+"/);
  });

  test.for<[string, string[], string, string]>([
    [
      'a rule that is not there',
      ['nonsense', '--rules', sound],
      '{}',
      'there is no rule "nonsense": name one by id, title or file',
    ],
    ['no event', ['Stopped', '--rules', sound], '', 'there is no event to explain'],
  ])('is one sentence for %s', async ([, args, input, sentence], { expect }) => {
    const { code, stderr } = await firewatch(['rules', 'explain', ...args], input);
    expect([code, stderr]).toEqual([2, `firewatch: ${sentence}\n`]);
  });
});
