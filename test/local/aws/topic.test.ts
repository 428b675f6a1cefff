import type { PublishInput } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import type { FilterPolicy } from '../../../local/aws/filter-policy.ts';
import { createManualClock } from '../../../local/aws/manual-clock.ts';
import { createTopic, createTopicFaults, type Notification } from '../../../local/aws/topic.ts';
import { START } from './example-stream.ts';

const KIB = 1024;

function example() {
  const clock = createManualClock(START);
  const faults = createTopicFaults(3);
  const topic = createTopic({ name: 'firewatch-alerts', clock, faults });
  const inbox: Notification[] = [];
  const deliver = (notification: Notification) => void inbox.push(notification);
  const publish = (input: Partial<PublishInput>) => topic.publish({ TopicArn: topic.arn, Message: 'hello', ...input });
  return { topic, faults, inbox, deliver, publish };
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

test('a message reaches every subscriber, with its subject and attributes', async () => {
  const { topic, inbox, deliver, publish } = example();
  topic.subscribe({ protocol: 'email', deliver });
  topic.subscribe({ protocol: 'sqs', deliver });
  const MessageAttributes = { level: text('high') };
  const { MessageId } = await publish({ Subject: '[HIGH] Root signed in', MessageAttributes });
  await topic.drain();
  expect(inbox).toEqual(
    ['email', 'sqs'].map((protocol) => ({
      messageId: MessageId,
      topicArn: 'arn:aws:sns:us-east-1:123456789012:firewatch-alerts',
      protocol,
      subject: '[HIGH] Root signed in',
      message: 'hello',
      timestamp: '2026-11-24T13:05:06.000Z',
      attributes: MessageAttributes,
    })),
  );
});

test('each protocol gets its own text, others the default; what is no text is ignored', async () => {
  const { topic, inbox, deliver, publish } = example();
  for (const protocol of ['email', 'sqs', 'lambda'] as const) topic.subscribe({ protocol, deliver });
  await publish({
    MessageStructure: 'json',
    Message: JSON.stringify({ default: 'for all', email: 'for people', lambda: { for: 'nobody' } }),
  });
  await topic.drain();
  expect(inbox.map(({ protocol, message }) => [protocol, message])).toEqual([
    ['email', 'for people'],
    ['sqs', 'for all'],
    ['lambda', 'for all'],
  ]);
});

test('someone who has unsubscribed gets nothing more', async () => {
  const { topic, inbox, deliver, publish } = example();
  const unsubscribe = topic.subscribe({ protocol: 'email', deliver });
  unsubscribe();
  await publish({});
  await topic.drain();
  expect(inbox).toEqual([]);
});

test('a subscriber’s error does not reach the publisher or the others', async () => {
  const { topic, inbox, deliver, publish } = example();
  topic.subscribe({ protocol: 'lambda', deliver: () => Promise.reject(new Error('mailbox full')) });
  topic.subscribe({ protocol: 'email', deliver });
  await publish({});
  await topic.drain();
  expect(inbox).toHaveLength(1);
  expect(topic.problems()).toEqual(['mailbox full']);
  expect(topic.metrics()).toMatchObject({ NumberOfNotificationsDelivered: 1, NumberOfNotificationsFailed: 1 });
});

describe('what SNS takes', () => {
  test.each<[string, Partial<PublishInput>]>([
    ['a subject of 99 characters', { Subject: '!'.repeat(99) }],
    ['a message of 256 KiB', { Message: 'x'.repeat(256 * KIB) }],
    ['a number', { MessageAttributes: { count: { DataType: 'Number', StringValue: '-1.5e3' } } }],
    ['an array', { MessageAttributes: { tags: { DataType: 'String.Array', StringValue: '["a",1,true,null]' } } }],
    ['bytes', { MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(0) } } }],
    ['a labelled type', { MessageAttributes: { 'a.b-c_d': { DataType: 'Number.float', StringValue: '1' } } }],
  ])('%s is published', async (_, input) => {
    const { publish } = example();
    expect((await publish(input)).MessageId).toBeTypeOf('string');
  });

  test.each<[string, Partial<PublishInput>, string]>([
    ['an empty message', { Message: '' }, 'Invalid parameter: Empty message'],
    ['a message over 256 KiB', { Message: 'é'.repeat(128 * KIB + 1) }, 'Invalid parameter: Message too long'],
    [
      'a message over 256 KiB with its attributes',
      { Message: 'x'.repeat(256 * KIB - 10), MessageAttributes: { level: text('high') } },
      'Invalid parameter: Message too long',
    ],
    ['an empty subject', { Subject: '' }, 'Invalid parameter: Subject'],
    ['a subject of 100 characters', { Subject: 'x'.repeat(100) }, 'Invalid parameter: Subject'],
    ['a subject with a line break', { Subject: 'a\nb' }, 'Invalid parameter: Subject'],
    ['a subject that ends with one', { Subject: 'a\n' }, 'Invalid parameter: Subject'],
    ['a subject beginning with a space', { Subject: ' a' }, 'Invalid parameter: Subject'],
    ['a subject that is not ASCII', { Subject: 'Zürich' }, 'Invalid parameter: Subject'],
    ['another structure', { MessageStructure: 'xml' }, 'Invalid parameter: MessageStructure'],
    ['JSON that does not parse', { MessageStructure: 'json', Message: '{' }, 'failed to parse'],
    ['JSON without a default', { MessageStructure: 'json', Message: '{"email":"x"}' }, 'No default entry'],
    ['JSON whose default is no text', { MessageStructure: 'json', Message: '{"default":1}' }, 'No default entry'],
    ['JSON that is no object', { MessageStructure: 'json', Message: 'null' }, 'No default entry'],
  ])('%s is refused', async (_, input, message) => {
    const { publish, topic } = example();
    await expect(publish(input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
    expect(topic.metrics().NumberOfMessagesPublished).toBe(0);
  });

  test.each([
    ['an empty text', 'a', { DataType: 'String', StringValue: '' }],
    ['no value', 'a', { DataType: 'String' }],
    ['no type', 'a', { DataType: '', StringValue: 'x' }],
    ['a type that does not exist', 'a', { DataType: 'Boolean', StringValue: 'true' }],
    ['a number that is none', 'a', { DataType: 'Number', StringValue: '1x' }],
    ['an array that is none', 'a', { DataType: 'String.Array', StringValue: '{}' }],
    ['an array that does not parse', 'a', { DataType: 'String.Array', StringValue: '[' }],
    ['empty bytes', 'a', { DataType: 'Binary', BinaryValue: new Uint8Array() }],
    ['a name with a space', 'a b', text('x')],
    ['a name with two dots', 'a..b', text('x')],
    ['a name ending with a dot', 'a.', text('x')],
    ['a reserved name', 'AWS.a', text('x')],
  ])('an attribute with %s is refused', async (_, name, attribute) => {
    const { publish } = example();
    await expect(publish({ MessageAttributes: { [name]: attribute } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  test('a message to another topic finds none', async () => {
    const { publish } = example();
    await expect(publish({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:other' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('filter policies', () => {
  const attributes = {
    level: text('high'),
    account: text('111122223333'),
    tags: { DataType: 'String.Array', StringValue: '["root","console"]' },
  };

  test.each<[FilterPolicy, boolean]>([
    [{}, true],
    [{ level: ['high'] }, true],
    [{ level: ['critical', 'high'] }, true],
    [{ level: ['HIGH'] }, false],
    [{ level: ['high'], account: ['123456789012'] }, false],
    [{ missing: ['x'] }, false],
    [{ constructor: ['x'] }, false],
    [{ account: [{ prefix: '1111' }] }, true],
    [{ account: [{ prefix: '9' }] }, false],
    [{ level: [{ 'anything-but': 'low' }] }, true],
    [{ level: [{ 'anything-but': ['low', 'high'] }] }, false],
    [{ account: [{ 'anything-but': { prefix: '1111' } }] }, false],
    [{ missing: [{ 'anything-but': 'x' }] }, false],
    [{ missing: [{ exists: false }] }, true],
    [{ level: [{ exists: true }] }, true],
    [{ level: [{ exists: false }] }, false],
    [{ tags: ['console'] }, true],
    [{ tags: ['login'] }, false],
    [{ tags: [{ prefix: 'ro' }] }, true],
    [{ level: [] }, false],
  ])('%j delivers: %s', async (filterPolicy, delivers) => {
    const { topic, inbox, deliver, publish } = example();
    topic.subscribe({ protocol: 'email', filterPolicy, deliver });
    await publish({ MessageAttributes: attributes });
    await topic.drain();
    expect(inbox).toHaveLength(Number(delivers));
    expect(topic.metrics().NumberOfNotificationsFilteredOut).toBe(Number(!delivers));
  });
});

describe('faults', () => {
  test('a call that fails publishes nothing', async () => {
    const { topic, inbox, deliver, publish, faults } = example();
    topic.subscribe({ protocol: 'email', deliver });
    faults.fail.next(1);
    await expect(publish({})).rejects.toMatchObject({ name: 'InternalErrorException', $fault: 'server' });
    await publish({});
    await topic.drain();
    expect(inbox).toHaveLength(1);
  });

  test('a call whose answer is lost has published', async () => {
    const { topic, inbox, deliver, publish, faults } = example();
    topic.subscribe({ protocol: 'email', deliver });
    faults.loseAnswer.next(1);
    await expect(publish({})).rejects.toMatchObject({ name: 'InternalErrorException' });
    await topic.drain();
    expect(inbox).toHaveLength(1);
  });
});
