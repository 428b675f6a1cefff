import type { AlertDocument } from '../../alerting/alert.ts';
import { createHandler } from '../../alerting/handler.ts';
import type { Rules } from '../../alerting/load.ts';
import { type AlertMessage, publishRequest } from '../../alerting/message.ts';
import type { StateStore } from '../../alerting/state/state-store.ts';
import { createTimer } from '../../alerting/timer.ts';
import { BUFFERS, SEARCH_RETRY_MS } from '../../transforms/buffers.ts';
import type { Put } from '../../transforms/core/deliver.ts';
import type { Clock } from '../aws/clock.ts';
import { createDeliveryStream, type DeliveryStream } from '../aws/delivery-stream.ts';
import type { ObjectStore } from '../aws/object-store.ts';
import { createQueue, type Queue } from '../aws/queue.ts';
import { createQueueConsumer } from '../aws/queue-consumer.ts';
import { createTopic, type Notification, type Topic } from '../aws/topic.ts';
import type { RulesFaults } from './faults.ts';

export interface RulesSideSettings {
  readonly clock: Clock;
  readonly objects: ObjectStore;
  readonly rules: Rules;
  readonly state: StateStore;
  readonly timeZone: string;
  readonly consoleUrl: string;
  /** Keeps alert documents; the same one again is harmless. */
  readonly storeAlerts: (documents: readonly AlertDocument[]) => Promise<void>;
  /** A mail as a subscriber gets it. */
  readonly deliverMail: (notification: Notification) => Promise<void>;
  /** An alert was published. */
  readonly told: (alert: AlertDocument) => void;
  readonly report: (error: unknown, what: string) => void;
  readonly faults?: RulesFaults;
}

export interface RulesSide {
  readonly sendFeed: Put<string>;
  readonly queue: Queue;
  readonly dead: Queue;
  readonly topic: Topic;
  readonly alerts: DeliveryStream;
  /** What the rule λ used, in milliseconds. */
  readonly spent: () => number;
  /** Resolves when every event is judged and every document stored; with `all`, windows that are open are judged too. */
  drain(windows: 'due' | 'all'): Promise<void>;
  stop(): Promise<void>;
}

const MAX_RECEIVES = 5;
const CONCURRENCY = 2;
const TIMER_MS = 5_000;

const sendTo =
  (queue: Queue): Put<string> =>
  async (messages) => {
    const Entries = messages.map((message, at) => ({ Id: String(at), MessageBody: message }));
    const { Failed = [] } = await queue.sendMessageBatch({ QueueUrl: queue.url, Entries });
    const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code ?? 'unknown']));
    return messages.map((_, at) => codes.get(String(at)));
  };

function alertStream({ clock, objects, storeAlerts, faults }: RulesSideSettings): DeliveryStream {
  return createDeliveryStream({
    name: 'search-alerts',
    clock,
    source: 'direct-put',
    destination: {
      kind: 'opensearch',
      bufferBytes: BUFFERS.search.bytes,
      intervalMs: BUFFERS.search.ms,
      retryMs: SEARCH_RETRY_MS,
      async bulk(documents) {
        await storeAlerts(documents.map((text) => JSON.parse(text) as AlertDocument));
        return [];
      },
    },
    backup: {
      mode: 'failed',
      objects,
      prefix: 'raw/search-alerts/',
      errorPrefix: 'failed/search-alerts/!{firehose:error-output-type}/',
      bufferBytes: BUFFERS.backup.bytes,
      intervalMs: BUFFERS.backup.ms,
    },
    faults: faults?.alerts,
  });
}

async function putAlerts(stream: DeliveryStream, documents: readonly AlertDocument[]): Promise<void> {
  const Records = documents.map((document) => ({ Data: Buffer.from(JSON.stringify(document)) }));
  const { FailedPutCount = 0 } = await stream.putRecordBatch({ DeliveryStreamName: stream.name, Records });
  if (FailedPutCount > 0) throw new Error(`${FailedPutCount} alert documents were not taken`);
}

/** Calls again and again, one call after the other, until it is stopped. */
function every(clock: Clock, ms: number, run: () => Promise<void>): () => void {
  let cancel = clock.setTimeout(tick, ms);
  let stopped = false;
  async function tick(): Promise<void> {
    await run();
    if (!stopped) cancel = clock.setTimeout(tick, ms);
  }
  return () => {
    stopped = true;
    cancel();
  };
}

/** The feed's queue, the rule λ and its timer, the topic and the alerts' search stream. */
export function createRulesSide(settings: RulesSideSettings): RulesSide {
  const { clock, rules, state, timeZone, consoleUrl, report, faults } = settings;
  const dead = createQueue({ name: 'firewatch-feed-dead', clock });
  const queue = createQueue({
    name: 'firewatch-feed',
    clock,
    deadLetter: { queue: dead, maxReceiveCount: MAX_RECEIVES },
    faults: faults?.queue,
  });
  const topic = createTopic({ name: 'firewatch-alerts', clock, faults: faults?.topic });
  const alerts = alertStream(settings);
  topic.subscribe({ protocol: 'email', deliver: settings.deliverMail });
  const notify = {
    state,
    publish: async (message: AlertMessage) => {
      await topic.publish(publishRequest(topic.arn, message));
      settings.told(JSON.parse(message.json) as AlertDocument);
    },
    putAlerts: (documents: readonly AlertDocument[]) => putAlerts(alerts, documents),
    report,
    mail: { timeZone, consoleUrl },
    now: clock.now,
  };
  const handler = createHandler({ ...notify, rules, learnsFrom: 'first event' });
  const timer = createTimer({ ...notify, rules });
  let spent = 0;
  const consumer = createQueueConsumer({
    queue,
    clock,
    concurrency: CONCURRENCY,
    async handler(event) {
      if (faults?.failBefore.strikes()) throw new Error('the rule λ failed');
      const from = clock.now();
      const response = await handler(event);
      if (faults?.failAfter.strikes()) throw new Error('the rule λ failed after its work');
      spent += clock.now() - from;
      return response;
    },
  });
  const stopTimer = every(clock, TIMER_MS, () => timer());
  return {
    sendFeed: sendTo(queue),
    queue,
    dead,
    topic,
    alerts,
    spent: () => spent,
    async drain(windows) {
      await queue.drain();
      await timer(windows === 'all' ? Number.POSITIVE_INFINITY : undefined);
      await Promise.all([alerts.drain(), topic.drain()]);
    },
    async stop() {
      stopTimer();
      await consumer.stop();
    },
  };
}
