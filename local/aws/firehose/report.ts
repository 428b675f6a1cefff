import type { Counters, StreamLedger, StreamMetrics, Tally } from './metrics.ts';
import type { Pipeline } from './pipeline.ts';
import { earliest, type Stage, sumWaiting } from './records.ts';

const present = (stages: readonly (Stage | undefined)[]): readonly Stage[] =>
  stages.filter((stage) => stage !== undefined);

/** What holds records on their way, in the order in which they pass. The source backup holds only copies. */
export const stagesOf = ({ transform, search, writers }: Pipeline): readonly Stage[] =>
  present([transform, search, writers.destination, writers.transformFailures, writers.deliveryFailures]);

function freshness(stages: readonly Stage[], now: number): number {
  const oldest = earliest(stages.map((stage) => stage.oldest()));
  return oldest === undefined ? 0 : (now - oldest) / 1000;
}

export function metricsOf(pipeline: Pipeline, counters: Counters, now: number): StreamMetrics {
  const { transform, search, writers } = pipeline;
  const { destination, transformFailures, deliveryFailures, backup } = writers;
  return {
    ...counters,
    'DeliveryToAmazonOpenSearchService.DataFreshness': search ? freshness(present([transform, search]), now) : 0,
    'DeliveryToS3.DataFreshness': freshness(
      present([destination && transform, destination, transformFailures, deliveryFailures]),
      now,
    ),
    'BackupToS3.DataFreshness': freshness(present([backup]), now),
  };
}

/** `waiting` is counted where the records are, not concluded from the other numbers. */
export const ledgerOf = (pipeline: Pipeline, tally: Tally): StreamLedger => ({
  ...tally,
  waiting: sumWaiting(stagesOf(pipeline).map((stage) => stage.waiting())).records,
});
