import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { surveyFile } from '../../../local/import/survey.ts';
import { createFolder, firewatch } from './firewatch.ts';

const folder = createFolder();
mkdirSync(`${folder.path}/public`);

const rule = (title: string, logsource: string, detection: string, rest = ''): string => `title: ${title}
id: ${title.toLowerCase().replaceAll(' ', '-')}
author: Ann
license: DRL-1.1
status: test
level: high
logsource: ${logsource}
detection: ${detection}
${rest}`;

const CLOUDTRAIL = '{product: aws, service: cloudtrail}';
const COUNTING = rule(
  'Counting',
  CLOUDTRAIL,
  '\n  selection: {eventName: ListBuckets}\n  timeframe: 10m\n  condition: selection | count(awsRegion) by userIdentity.arn, sourceIPAddress > 5',
);

const FILES: Readonly<Record<string, string>> = {
  'runs.yml': rule('Runs', CLOUDTRAIL, '{s: {eventName: x}, condition: s}'),
  'web.yml': rule('Web', '{category: webserver}', '{s: {cs-uri-stem: x}, condition: s}'),
  'low.yml': rule('Low', CLOUDTRAIL, '{s: {eventName: x}, condition: s}').replace('high', 'informational'),
  'given-up.yml': rule('Given up', CLOUDTRAIL, '{s: {eventName: x}, condition: s}').replace(
    'status: test',
    'status: deprecated',
  ),
  'windows.yml': rule('Windows', '{product: windows, category: process_creation}', '{s: {Image: x}, condition: s}'),
  'counting.yml': COUNTING,
  'near.yml': rule('Near', CLOUDTRAIL, '{s: {eventName: x}, condition: s | near s}'),
};
for (const [name, text] of Object.entries(FILES)) folder.write(`public/${name}`, text);

describe.concurrent('rules import', () => {
  test('says what runs, what is for other logs and what is refused', async ({ expect }) => {
    const { code, stdout } = await firewatch(['rules', 'import', `${folder.path}/public`]);
    expect(code).toBe(0);
    expect(stdout).toContain('7 files: 5 run here, 1 are for logs that we do not read, 1 are refused\n');
    expect(stdout).toContain('FOR OTHER LOGS\n       1  windows process_creation\n');
    expect(stdout).toMatch(/REFUSED\n {7}1 {2}aggregations after … are no longer sigma/);
  });

  test('copies what is wanted as it is, with author and licence', async ({ expect }) => {
    const into = `${folder.path}/mine`;
    await firewatch(['rules', 'import', `${folder.path}/public`, '--into', into]);
    expect(readdirSync(into).sort()).toEqual(['counting.yml', 'runs.yml', 'web.yml']);
    expect(readFileSync(`${into}/runs.yml`, 'utf8')).toBe(FILES['runs.yml']);
    expect((await firewatch(['rules', 'check', into])).code).toBe(0);
  });

  test('a rule that counts becomes a correlation with the same words', ({ expect }) => {
    const verdict = surveyFile({ path: 'counting.yml', text: COUNTING });
    expect(verdict).toMatchObject({ kind: 'runs', converted: true, sources: ['cloudtrail'] });
    expect(verdict.file.text).toMatch(/title: Counting\n[\s\S]*author: Ann\nlicense: DRL-1\.1\n/);
    expect(verdict.file.text).toContain(
      'correlation:\n  type: value_count\n  rules:\n    - counted_counting\n  group-by:\n    - userIdentity.arn\n    - sourceIPAddress\n  timespan: 10m\n  condition:\n    field: awsRegion\n    gt: 5\n',
    );
  });
});
