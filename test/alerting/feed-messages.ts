import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { FeedEvent } from '../../alerting/feed.ts';
import { gzipFeed } from '../../transforms/core/feed.ts';
import { gzipMembers } from '../../transforms/core/members.ts';
import { NOW } from './alerts.ts';

/** A call to CloudTrail's API by a user of ours, as the transform puts it on the feed; `at` is epoch milliseconds. */
export interface Call {
  readonly id: string;
  readonly at: number;
  readonly action: string;
  readonly user: string;
  readonly arrived?: number;
}

export const feedEvent = ({ id, at, action, user, arrived = NOW }: Call): FeedEvent => ({
  '@timestamp': new Date(at).toISOString(),
  event: {
    kind: 'event',
    id,
    action,
    provider: 'cloudtrail.amazonaws.com',
    dataset: 'aws.cloudtrail',
    module: 'aws',
    created: new Date(arrived).toISOString(),
    original: `{"eventID":"${id}"}`,
  },
  cloud: { account: { id: '123456789012' }, region: 'eu-west-1' },
  user: { id: `AIDA${user.toUpperCase()}`, name: user },
  source: { address: '81.2.69.142', ip: '81.2.69.142', geo: { country_iso_code: 'GB' } },
  related: { ip: ['81.2.69.142'], user: [user] },
  ecs: { version: '9.4.0' },
  aws: { cloudtrail: { eventID: id, eventName: action }, params: { resource: 'org-trail' } },
});

const record = (body: string, at: number): SQSRecord => ({
  messageId: `message-${at}`,
  receiptHandle: '',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:firewatch-feed',
  awsRegion: 'eu-west-1',
});

/** A queue's event of these message bodies. */
export const queueEvent = (bodies: readonly string[]): SQSEvent => ({ Records: bodies.map(record) });

/** Feed messages of these calls. */
export const feedOf = (calls: readonly Call[]): readonly string[] =>
  gzipFeed(gzipMembers(calls.map((call) => Buffer.from(JSON.stringify(feedEvent(call))))));
