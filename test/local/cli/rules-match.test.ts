import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createFolder, documents, firewatch } from './firewatch.ts';
import { flow, NO_DATA, record } from './raw-logs.ts';

const folder = createFolder();

const rule = (id: number, title: string, service: string, selection: string): string => `
title: ${title}
id: 00000000-0000-4000-8000-00000000000${id}
logsource: {product: aws, service: ${service}}
detection:
  selection: ${selection}
  condition: selection
`;

function rulesFolder(name: string, rules: Readonly<Record<string, string>>): string {
  mkdirSync(`${folder.path}/${name}`);
  for (const [file, text] of Object.entries(rules)) folder.write(`${name}/${file}`, text);
  return `${folder.path}/${name}`;
}

const first = rulesFolder('first', {
  'b.yml': rule(1, 'Any trail call', 'cloudtrail', '{eventSource: cloudtrail.amazonaws.com}'),
  'a.yml': rule(2, 'Trail stopped', 'cloudtrail', '{eventName: StopLogging}'),
  'a.cases.yml': 'not a rule',
});
const second = rulesFolder('second', {
  'flow.yaml': rule(3, 'Flow to 22', 'vpcflow', '{dstport: 22}'),
});

const match = async (args: readonly string[], input?: string | Uint8Array) => {
  const { code, stdout, stderr } = await firewatch(['rules', 'match', ...args], input);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return documents(stdout);
};

const found = (event: number, id: number, title: string) => ({
  event,
  rule: `00000000-0000-4000-8000-00000000000${id}`,
  title,
});

const RECORDS = [record('ListUsers', 'iam.amazonaws.com'), record('StopLogging'), record('StartLogging')];
const MATCHES = [found(1, 2, 'Trail stopped'), found(1, 1, 'Any trail call'), found(2, 1, 'Any trail call')];

describe.concurrent('rules match', () => {
  test('writes event, rule and title of each match, by event and then as the rules are read', async ({ expect }) => {
    const { stdout } = await firewatch(
      ['rules', 'match', '--rules', second, first, '--source', 'cloudtrail'],
      JSON.stringify({ Records: RECORDS }),
    );
    expect(stdout).toBe(MATCHES.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });

  test('counts events over all files, gzip or not, and over lines of JSON', async () => {
    const [zipped, plain] = [
      folder.write('one.json.gz', gzipSync(JSON.stringify(RECORDS[0], null, 2))),
      folder.write('two.json', JSON.stringify({ Records: RECORDS.slice(1) }, null, 2)),
    ];
    expect(await match(['--rules', first, '--source', 'cloudtrail', zipped, plain])).toEqual(MATCHES);
  });

  test('counts quarantined events, and no lines that hold none', async () => {
    const log = [NO_DATA, flow(22), 'nonsense', NO_DATA, flow(443), flow(22)].join('\n');
    expect(await match(['--rules', second, '-s', 'vpc-flow'], log)).toEqual([
      found(0, 3, 'Flow to 22'),
      found(3, 3, 'Flow to 22'),
    ]);
  });

  test('numbers events as normalize writes documents', async () => {
    const log = [flow(443), 'x', '', NO_DATA, flow(22)].join('\n');
    const { stdout } = await firewatch(['normalize', '-s', 'vpc-flow'], log);
    const [{ event } = { event: -1 }] = (await match(['--rules', second, '-s', 'vpc-flow'], log)) as {
      event: number;
    }[];
    expect(documents(stdout)[event]).toMatchObject({ destination: { port: 22 } });
  });

  test('reads a format, and takes files after --', async () => {
    const file = folder.write('custom.log', '22\n443\n');
    expect(await match(['-s', 'vpc-flow', '--format', '${dstport}', '--rules', second, '--', file])).toEqual([
      found(0, 3, 'Flow to 22'),
    ]);
  });

  test('reads a folder that is named twice once', async () => {
    expect(await match(['-s', 'vpc-flow', '--rules', second, '--rules', `${second}/.`], flow(22))).toHaveLength(1);
  });

  test('runs our own rules where no folder is named', async () => {
    expect(await match(['-s', 'cloudtrail'], JSON.stringify(RECORDS[1]))).toMatchObject([
      { event: 0, title: 'CloudTrail logging stopped' },
    ]);
  });
});

describe.concurrent('rules that cannot be used', () => {
  const wrong = rulesFolder('wrong', {
    'a.yml': rule(4, 'Unknown modifier', 'cloudtrail', '{eventName|starts: Stop}'),
    'b.yml': rule(5, 'Empty', 'cloudtrail', '{}'),
    'c.yml': rule(6, 'Our own keys', 'cloudtrail', '{eventName: x}'),
  });
  const ours = rulesFolder('ours', {
    'a.yml': `${rule(7, 'Our own keys', 'cloudtrail', '{eventName: x}')}firewatch: {suppress: {for: soon}}\n`,
  });

  test('are all named, one a line, each with file, line and column', async () => {
    const { code, stdout, stderr } = await firewatch(['rules', 'match', '--rules', wrong, '-s', 'cloudtrail'], '{}');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^.*wrong\/a\.yml:6:\d+: .*starts/),
      expect.stringMatching(/^.*wrong\/b\.yml:6:\d+: /),
      '',
    ]);
  });

  test('are named for our own keys too', async () => {
    const { code, stderr } = await firewatch(['rules', 'match', '--rules', ours, '-s', 'cloudtrail'], '{}');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^.*ours\/a\.yml:\d+:1: .*\n$/);
  });

  const empty = rulesFolder('empty', { 'readme.md': 'x', 'x.cases.yml': 'x' });
  test.for<[string, string, string]>([
    ['a folder that is not there', `${folder.path}/none`, `cannot read ${folder.path}/none: no such file or folder`],
    ['a folder without rules', empty, `no rules (.yml or .yaml) in ${empty}`],
    [
      'a log file that came too late',
      `${first}/a.yml`,
      `${first}/a.yml is not a folder of rules (log files go before --rules or after --)`,
    ],
  ])('are one sentence for %s', async ([, path, sentence], { expect }) => {
    expect(await firewatch(['rules', 'match', '-s', 'cloudtrail', '--rules', path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `firewatch: ${sentence}\n`,
    });
  });
});

describe.concurrent('rules match --json', () => {
  const any = rulesFolder('any', {
    'a.yml': `${rule(1, 'Failed', 'sshd', '{outcome: failed}').replace('product: aws', 'product: linux')}name: failed\n---
title: Failed often
id: 00000000-0000-4000-8000-000000000009
correlation:
  type: event_count
  rules: [failed]
  group-by: [user]
  timespan: 1m
  condition: {gte: 2}
`,
    'b.yml': rule(2, 'Any root', 'cloudtrail', '{user: root}'),
  });
  const line = (user: string, time: unknown, outcome = 'failed') => JSON.stringify({ user, outcome, time });
  const often = { rule: '00000000-0000-4000-8000-000000000009', title: 'Failed often' };

  test('tries every rule on lines of any log, and correlations by the time that is named', async () => {
    const log = [line('root', '2026-11-24T14:00:00Z'), line('eve', 1_795_528_800), '', line('eve', 1_795_528_830_000)];
    expect(await match(['--json', '--time', 'time', '--rules', any], log.join('\n'))).toEqual([
      found(0, 2, 'Any root'),
      { event: 2, ...often },
    ]);
  });

  test('counts nothing that has no time', async () => {
    const log = [line('eve', 'yesterday'), line('eve', null)].join('\n');
    expect(await match(['--json', '--time', 'time', '--rules', any], log)).toEqual([]);
  });

  test('names the first line that is no object, after what the others match', async () => {
    const log = [line('root', 1), 'nonsense', '[1]', line('root', 2)].join('\n');
    const { code, stdout, stderr } = await firewatch(['rules', 'match', '--json', '--rules', any], log);
    expect(code).toBe(2);
    expect(documents(stdout)).toEqual([found(0, 2, 'Any root'), found(3, 2, 'Any root')]);
    expect(stderr).toBe('firewatch: 2 lines are no JSON object, the first is 2\n');
  });
});
