import { randomUUID } from 'node:crypto';
import type { MessageAttributeValue, PublishInput, PublishResponse } from '@aws-sdk/client-sns';
import { arnOf, DEFAULT_REGION } from './arn.ts';
import { type Clock, nextTurn } from './clock.ts';
import { createDial, createRandom, type Dial } from './faults.ts';
import { accepts, type FilterPolicy } from './filter-policy.ts';
import { type Protocol, type Publication, readPublication } from './publish-check.ts';
import { messageOf, ServiceError } from './service-error.ts';
import { createSignal } from './signal.ts';

/** What a subscriber gets: for e-mail subject and text, for machines the members of SNS's JSON. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  readonly subject?: string;
  /** The protocol's own text where the message has one. */
  readonly message: string;
  readonly timestamp: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
}

export interface Subscription {
  readonly protocol: Protocol;
  /** All messages if absent. */
  readonly filterPolicy?: FilterPolicy;
  /** An error is counted, it does not reach the publisher. */
  deliver(notification: Notification): void | Promise<void>;
}

export interface TopicFaults {
  /** The call fails, nothing is published. */
  readonly fail: Dial;
  /** The message is published, but the caller gets an error. */
  readonly loseAnswer: Dial;
}

export interface TopicOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly region?: string;
  readonly faults?: TopicFaults;
  newId?(): string;
}

/** CloudWatch's names; sums since the topic was made. */
export interface TopicMetrics {
  readonly NumberOfMessagesPublished: number;
  readonly NumberOfNotificationsDelivered: number;
  readonly NumberOfNotificationsFailed: number;
  readonly NumberOfNotificationsFilteredOut: number;
}

/** An SNS topic in the process. */
export interface Topic {
  readonly name: string;
  readonly arn: string;
  /** Throws what SNS throws where it does not take the message. */
  publish(input: PublishInput): Promise<PublishResponse>;
  /** Returns how to unsubscribe. */
  subscribe(subscription: Subscription): () => void;
  /** Resolves when every published message has been delivered or has failed. */
  drain(): Promise<void>;
  metrics(): TopicMetrics;
  /** Errors of subscribers: the first hundred. */
  problems(): readonly string[];
}

const KEPT_PROBLEMS = 100;

export function createTopicFaults(seed: number): TopicFaults {
  const random = createRandom(seed);
  return { fail: createDial(random), loseAnswer: createDial(random) };
}

const internalError = (): ServiceError => new ServiceError('InternalErrorException', 'Internal error.', 'server');

export function createTopic(options: TopicOptions): Topic {
  const { name, clock, region = DEFAULT_REGION, faults = createTopicFaults(0) } = options;
  const newId = options.newId ?? randomUUID;
  const arn = arnOf('sns', region, name);
  const subscriptions = new Set<Subscription>();
  const signal = createSignal();
  const problems: string[] = [];
  const counts = {
    NumberOfMessagesPublished: 0,
    NumberOfNotificationsDelivered: 0,
    NumberOfNotificationsFailed: 0,
    NumberOfNotificationsFilteredOut: 0,
  };
  let delivering = 0;

  const toNotification = (messageId: string, { texts, subject, attributes }: Publication, protocol: Protocol) => ({
    messageId,
    topicArn: arn,
    protocol,
    subject,
    message: texts[protocol] ?? texts.default,
    timestamp: new Date(clock.now()).toISOString(),
    attributes,
  });

  async function deliver(subscription: Subscription, notification: Notification): Promise<void> {
    delivering++;
    await nextTurn();
    try {
      await subscription.deliver(notification);
      counts.NumberOfNotificationsDelivered++;
    } catch (error) {
      counts.NumberOfNotificationsFailed++;
      if (problems.length < KEPT_PROBLEMS) problems.push(messageOf(error));
    }
    delivering--;
    signal.notify();
  }

  function fanOut(messageId: string, publication: Publication): void {
    counts.NumberOfMessagesPublished++;
    for (const subscription of subscriptions) {
      if (accepts(subscription.filterPolicy ?? {}, publication.attributes))
        void deliver(subscription, toNotification(messageId, publication, subscription.protocol));
      else counts.NumberOfNotificationsFilteredOut++;
    }
  }

  return {
    name,
    arn,
    async publish(input) {
      const publication = readPublication(arn, input);
      if (faults.fail.strikes()) throw internalError();
      const messageId = newId();
      fanOut(messageId, publication);
      if (faults.loseAnswer.strikes()) throw internalError();
      return { MessageId: messageId };
    },
    subscribe(subscription) {
      subscriptions.add(subscription);
      return () => subscriptions.delete(subscription);
    },
    drain: () => signal.until(() => delivering === 0),
    metrics: () => ({ ...counts }),
    problems: () => problems,
  };
}
