import { expect, test } from 'vitest';
import type { AlertDocument } from '../../alerting/alert.ts';
import { messageOf, publishRequest } from '../../alerting/message.ts';
import { trailStopped } from './alerts.ts';

const SETTINGS = { timeZone: 'UTC' };
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:firewatch-alerts';
const MAX_BYTES = 256 * 1024;

const requestOf = (alert: AlertDocument) => publishRequest(TOPIC, messageOf(alert, SETTINGS));

const sizeOf = (alert: AlertDocument): number => {
  const { Message, MessageAttributes } = requestOf(alert);
  return Buffer.byteLength(Message) + Buffer.byteLength(JSON.stringify(MessageAttributes));
};

const withDetails = (firewatch: Partial<AlertDocument['firewatch']>): AlertDocument => ({
  ...trailStopped,
  firewatch: { ...trailStopped.firewatch, ...firewatch },
});

test('mail gets the text, everything else the document', () => {
  const { Subject, Message, MessageStructure } = requestOf(trailStopped);
  const texts = JSON.parse(Message);
  expect(Object.keys(texts)).toEqual(['default', 'email']);
  expect(JSON.parse(texts.default)).toEqual(JSON.parse(JSON.stringify(trailStopped)));
  expect(texts.email).toMatch(/^a-7d41c0a4e19b2f55: Trail stopped by svc-backup/);
  expect(Subject).toBe('[CRITICAL] Trail stopped - 123456789012 eu-west-1');
  expect(MessageStructure).toBe('json');
});

test('filter policies find what they may ask for', () => {
  expect(messageOf(trailStopped, SETTINGS).attributes).toEqual({
    alert_id: { DataType: 'String', StringValue: trailStopped.firewatch.identity },
    kind: { DataType: 'String', StringValue: 'alert' },
    severity: { DataType: 'Number', StringValue: '99' },
    level: { DataType: 'String', StringValue: 'critical' },
    rule_id: { DataType: 'String', StringValue: '5b8f6a2e-31c7-4d0e-9c55-7e2f0b6d9a14' },
    dataset: { DataType: 'String', StringValue: 'aws.cloudtrail' },
    account_id: { DataType: 'String', StringValue: '123456789012' },
    region: { DataType: 'String', StringValue: 'eu-west-1' },
    tactic: { DataType: 'String.Array', StringValue: '["Defense Impairment"]' },
  });
});

test('an attribute without a value, or with free text of a log, is left out', () => {
  const { threat: _, ...rest } = trailStopped;
  const cloud = { account: { id: 'x" OR 1=1' }, region: 'nowhere at all' };
  const { attributes } = messageOf({ ...rest, cloud }, SETTINGS);
  expect(Object.keys(attributes)).toEqual(['alert_id', 'kind', 'severity', 'level', 'rule_id', 'dataset']);
});

test.each([
  ['events', withDetails({ events: Array.from({ length: 3 }, () => ({ message: '\u0001'.repeat(40_000) })) })],
  [
    'matched values',
    withDetails({
      matched: Array.from({ length: 30 }, () => ({
        selection: 's',
        field: 'f',
        condition: 'is',
        value: '"'.repeat(20_000),
      })),
    }),
  ],
  ['ids', withDetails({ event_ids: Array.from({ length: 20 }, () => 'é'.repeat(20_000)) })],
])('a message is never larger than SNS takes, whatever is large: %s', (_, alert) => {
  expect(sizeOf(alert)).toBeLessThanOrEqual(MAX_BYTES);
  const { default: json } = JSON.parse(requestOf(alert).Message);
  expect(JSON.parse(json).firewatch.identity).toBe('a-7d41c0a4e19b2f55');
});
