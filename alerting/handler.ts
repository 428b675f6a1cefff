import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { batchesFired, batchesOf } from './batch.ts';
import { createCorrelator } from './correlate/correlator.ts';
import { evaluate } from './evaluate.ts';
import { decodeFeed } from './feed.ts';
import { createFirstSeen, type FirstSeenSettings } from './first-seen.ts';
import { createFold } from './fold.ts';
import type { Rules } from './load.ts';
import { createNotifier, type NotifySettings } from './notify.ts';

export interface RuleHandlerSettings extends NotifySettings {
  readonly rules: Rules;
  readonly learnsFrom: FirstSeenSettings['learnsFrom'];
}

/**
 * The rule λ: each message is evaluated as a whole, its matches are folded into alerts, and what is to be told is
 * told. A message that fails is named, so that the queue gives it again; repeating any of it changes nothing.
 */
export function createHandler(settings: RuleHandlerSettings): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const { rules } = settings;
  const { correlations } = rules;
  const sift = createFirstSeen(settings);
  const correlator = createCorrelator({ ...settings, correlations });
  const fold = createFold(settings);
  const notify = createNotifier(settings);

  async function handleMessage({ body }: SQSRecord): Promise<void> {
    const events = decodeFeed(body);
    if (events.length === 0) return;
    const earliest = Math.min(...events.map((event) => Date.parse(event['@timestamp'])));
    const matches = await sift(
      events.flatMap((event) => evaluate(rules, event)),
      earliest,
    );
    const alone = matches.filter(({ rule }) => !correlations.muted.has(rule.sigma.id));
    const fired = await correlator.correlate(matches);
    const batches = [...batchesOf(alone), ...batchesFired(fired, correlations)];
    const folded = await Promise.all(batches.map(fold));
    await notify(folded.filter((alert) => alert !== undefined));
  }

  return async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      try {
        await handleMessage(record);
      } catch (error) {
        settings.report(error, `message ${record.messageId}`);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}
