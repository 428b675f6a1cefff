import { mkdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import { parse } from 'yaml';
import { NOW, trailStopped } from '../../alerting/alerts.ts';
import { feedEvent } from '../../alerting/feed-messages.ts';
import { createFolder, firewatch } from './firewatch.ts';
import { record } from './raw-logs.ts';

const folder = createFolder();

function rulesFolder(name: string, user: string): string {
  mkdirSync(`${folder.path}/${name}`);
  folder.write(
    `${name}/a.yml`,
    `title: Trail stopped
id: ${trailStopped.rule.id}
logsource: {product: aws, service: cloudtrail}
detection: {selection: {eventName: StopLogging}, condition: selection}
`,
  );
  const stopped = { ...record('StopLogging'), recipientAccountId: '123456789012', sourceIPAddress: '81.2.69.142' };
  const log = JSON.stringify({ ...stopped, userIdentity: { type: 'IAMUser', userName: user } });
  folder.write(`${name}/a.cases.yml`, `- {name: stopped, source: cloudtrail, alerts: true, log: '${log}'}\n`);
  return `${folder.path}/${name}`;
}

const event = feedEvent({ id: 'e1', at: NOW, action: 'StopLogging', user: 'svc-backup' });
const alert = folder.write(
  'alert.json',
  JSON.stringify({ ...trailStopped, firewatch: { ...trailStopped.firewatch, events: [event] } }),
);

describe.concurrent('filter draft', () => {
  test('writes an exception for the alert and shows that the rule keeps its cases', async ({ expect }) => {
    const rules = rulesFolder('others', 'mallory');
    const args = ['filter', 'draft', alert, '--rules', rules, '--owner', 'ann', '--reason', 'a drill'];
    const { code, stdout, stderr } = await firewatch(args);
    expect(parse(stdout)).toMatchObject({
      logsource: { product: 'aws', service: 'cloudtrail' },
      filter: {
        rules: [trailStopped.rule.id],
        selection: { 'cloud.account.id': '123456789012', 'user.name': 'svc-backup', 'source.ip': '81.2.69.142' },
        condition: 'not selection',
      },
      firewatch: { owner: 'ann', reason: 'a drill' },
    });
    expect(stderr).toBe('firewatch: it removes this alert\nfirewatch: 1 of 1 cases that should alert still do\n');
    expect(code).toBe(0);
  });

  test('ends with 1 where it would take a case away', async ({ expect }) => {
    const { code, stderr } = await firewatch(['filter', 'draft', alert, '--rules', rulesFolder('same', 'svc-backup')]);
    expect(stderr).toContain('0 of 1 cases that should alert still do\nfirewatch: lost: stopped\n');
    expect(code).toBe(1);
  });

  test.for<[string, string, string]>([
    ['a file that is no JSON', folder.write('x.json', 'nonsense'), 'not JSON'],
    [
      'a file that is no alert',
      folder.write('y.json', '{}'),
      'not an alert: save one from the console or from SNS as JSON',
    ],
    ['a file that is not there', `${folder.path}/none.json`, 'no such file or folder'],
  ])('is one sentence for %s', async ([, path, sentence], { expect }) => {
    const { code, stderr } = await firewatch(['filter', 'draft', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});
