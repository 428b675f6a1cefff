import { mkdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import { createFolder, firewatch } from './firewatch.ts';
import { record } from './raw-logs.ts';

const folder = createFolder();

function rulesFolder(name: string, selection: string): string {
  mkdirSync(`${folder.path}/${name}`);
  folder.write(
    `${name}/a.yml`,
    `title: Call
id: call
name: call
logsource: {product: aws, service: cloudtrail}
detection: {selection: ${selection}, condition: selection}
firewatch: {suppress: {by: [eventName]}}
---
title: Called often
id: often
correlation:
  type: event_count
  rules: [call]
  group-by: [eventName]
  timespan: 10m
  condition: {gte: 2}
  generate: true
`,
  );
  return `${folder.path}/${name}`;
}

const before = rulesFolder('before', '{eventName: StopLogging}');
const after = rulesFolder('after', '{eventName: [StopLogging, DeleteTrail]}');
const at = (name: string, time: string) => ({ ...record(name), eventID: `${name}${time}`, eventTime: time });

const log = folder.write(
  'log.json',
  JSON.stringify({
    Records: [
      at('StopLogging', '2026-11-23T10:00:00Z'),
      at('StopLogging', '2026-11-23T10:05:00Z'),
      at('StopLogging', '2026-11-24T10:00:00Z'),
      at('DeleteTrail', '2026-11-24T10:01:00Z'),
    ],
  }),
);

describe.concurrent('backtest', () => {
  test('counts alerts by day and rule, and names what made them', async ({ expect }) => {
    const { code, stdout } = await firewatch(['backtest', '--source', 'cloudtrail', '--rules', after, '--', log]);
    expect(code).toBe(0);
    expect(stdout).toContain('4 events, 0 of them unreadable\n');
    expect(stdout).toMatch(/^ALERTS +2026-11-23 +2026-11-24 +all$/m);
    expect(stdout).toMatch(/^Call +1 +2 +3\n {4}eventName=StopLogging: 3\n {4}eventName=DeleteTrail: 1$/m);
    expect(stdout).toMatch(/^Called often +1 +0 +1$/m);
    expect(stdout).toMatch(/^STATE WRITES +2026-11-23 +2026-11-24\nCall +2 +2$/m);
    expect(stdout).toMatch(/^Call +\d+\.\d\d µs$/m);
  });

  test('compares two rule sets', async ({ expect }) => {
    const { stdout } = await firewatch([
      'backtest',
      '-s',
      'cloudtrail',
      '--rules',
      after,
      '--before',
      before,
      '--',
      log,
    ]);
    expect(stdout).toMatch(/^DIFFERENCE +before +after +change\nCall +2 +3 +\+1$/m);
  });

  test('looks at the days that are asked for', async ({ expect }) => {
    const days = ['--from', '2026-11-24', '--to', '2026-11-24'];
    const { stdout } = await firewatch(['backtest', '-s', 'cloudtrail', '--rules', after, ...days, '--', log]);
    expect(stdout).toContain('2 events');
    expect(stdout).not.toContain('2026-11-23');
  });

  test.for<[string, string[], string]>([
    [
      'a day that is none',
      ['--from', 'yesterday', '-s', 'cloudtrail', log],
      '--from: expected a day such as 2026-11-24',
    ],
    ['a file that nobody knows', [log], `what wrote ${log}? Say it with --source`],
  ])('is one sentence for %s', async ([, args, sentence], { expect }) => {
    const { code, stderr } = await firewatch(['backtest', ...args]);
    expect([code, stderr]).toEqual([2, `firewatch: ${sentence}\n`]);
  });
});
