import type { FirehoseTransformationEvent } from 'aws-lambda';
import { createBulkCall } from './bulk-call.ts';
import { deliveryFailureLine, type Failure, transformFailureLine } from './failure-line.ts';
import { OUTSTANDING_INVOCATIONS } from './limits.ts';
import { createDeliveryMeter } from './metrics.ts';
import type { SearchDestination, TransformOptions } from './options.ts';
import { bytesOf, type Stage, type StreamRecord } from './records.ts';
import { createSearchStage, type SearchStage } from './search-stage.ts';
import { createTransformStage, type TransformOutcome } from './transform-stage.ts';
import { createWriters, type WriterOptions, type Writers } from './writers.ts';

export interface PipelineOptions extends WriterOptions {
  readonly envelope: Omit<FirehoseTransformationEvent, 'invocationId' | 'records'>;
  violated(violations: readonly string[]): void;
}

/** The stages of one stream, joined: source backup and transform, then destination; failures into their bucket. */
export interface Pipeline {
  readonly transform?: Stage;
  readonly search?: SearchStage;
  readonly writers: Writers;
  accept(records: readonly StreamRecord[]): void;
  paused(): boolean;
}

export function createPipeline(options: PipelineOptions): Pipeline {
  const { stream, counters, tally } = options;
  const { clock, destination } = stream;
  const writers = createWriters({ ...options, changed: written });
  const search = destination.kind === 'opensearch' ? createSearch(destination) : undefined;
  const transform = stream.transform && createTransform(stream.transform);
  const target = search ?? writers.destination;

  function paused(): boolean {
    return writers.transformFailures.problem() !== undefined || writers.deliveryFailures.problem() !== undefined;
  }

  function written(): void {
    transform?.pump();
    search?.pump();
    options.changed();
  }

  function indexed(stored: number, failures: readonly Failure[]): void {
    const indexName = (destination.kind === 'opensearch' && destination.indexName) || stream.name;
    tally.delivered += stored;
    writers.deliveryFailures.add(failures.map((failure) => deliveryFailureLine(failure, indexName)));
    options.changed();
  }

  function createSearch(to: SearchDestination): SearchStage {
    const bulk = createBulkCall({ ...options, clock, destination: to, strict: stream.strict ?? false });
    const meter = createDeliveryMeter(counters, 'DeliveryToAmazonOpenSearchService');
    return createSearchStage({ clock, destination: to, meter, bulk, paused, settled: indexed });
  }

  function transformed({ transformed, dropped, failures, violations }: TransformOutcome, arn: string): void {
    const processed = [...transformed, ...dropped];
    counters['SucceedProcessing.Records'] += processed.length;
    counters['SucceedProcessing.Bytes'] += bytesOf(processed);
    tally.dropped += dropped.length;
    target?.add(transformed);
    writers.transformFailures.add(failures.map((failure) => transformFailureLine(failure, arn)));
    options.violated(violations);
    options.changed();
  }

  function createTransform(transform: TransformOptions): Stage {
    const outstanding = OUTSTANDING_INVOCATIONS * (stream.kinesis?.shards ?? 1);
    const settled = (outcome: TransformOutcome) => transformed(outcome, transform.arn);
    return createTransformStage({ ...options, clock, transform, outstanding, paused, settled });
  }

  return {
    transform,
    search,
    writers,
    paused,
    accept(records) {
      tally.accepted += records.length;
      writers.backup?.add(records);
      (transform ?? target)?.add(records);
    },
  };
}
