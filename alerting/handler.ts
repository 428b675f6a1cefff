import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { batchesOf } from './batch.ts';
import { evaluate } from './evaluate.ts';
import { decodeFeed } from './feed.ts';
import { createFold } from './fold.ts';
import type { Rules } from './load.ts';
import { createNotifier, type NotifySettings } from './notify.ts';

export interface RuleHandlerSettings extends NotifySettings {
  readonly rules: Rules;
}

/**
 * The rule λ: each message is evaluated as a whole, its matches are folded into alerts, and what is to be told is
 * told. A message that fails is named, so that the queue gives it again; repeating any of it changes nothing.
 */
export function createHandler(settings: RuleHandlerSettings): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const fold = createFold(settings);
  const notify = createNotifier(settings);

  async function handleMessage({ body }: SQSRecord): Promise<void> {
    const matches = decodeFeed(body).flatMap((event) => evaluate(settings.rules, event));
    const folded = await Promise.all(batchesOf(matches).map(fold));
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
