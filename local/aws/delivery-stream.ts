import { randomUUID } from 'node:crypto';
import { arnOf, DEFAULT_REGION } from './arn.ts';
import { type DrainOptions, drain } from './firehose/drain.ts';
import { createIntake, type Intake } from './firehose/intake.ts';
import { createCounters, createTally, type StreamLedger, type StreamMetrics } from './firehose/metrics.ts';
import type { DeliveryStreamOptions } from './firehose/options.ts';
import { createPipeline } from './firehose/pipeline.ts';
import { createQuotaMeter, type QuotaUse } from './firehose/quota.ts';
import { sumWaiting } from './firehose/records.ts';
import { ledgerOf, metricsOf, stagesOf } from './firehose/report.ts';
import { createStreamFaults } from './firehose/stream-faults.ts';
import { createSignal } from './signal.ts';

/** A Firehose stream in the process. Puts take and give the SDK's shapes; records keep their bytes, don't reuse them. */
export interface DeliveryStream extends Intake {
  readonly name: string;
  readonly arn: string;
  /** Failed records can't be written: nothing is invoked or delivered until they can. Puts are still taken. */
  paused(): boolean;
  /** Everything that is buffered goes on now. */
  flush(): void;
  /** Resolves when nothing is buffered, in flight or waiting for another attempt. */
  drain(options?: DrainOptions): Promise<void>;
  /** Resolves when no more than so many bytes wait in front of the destination: the brake of a fast producer. */
  waitingBelow(bytes: number): Promise<void>;
  metrics(): StreamMetrics;
  ledger(): StreamLedger;
  quota(): QuotaUse;
  /** What the transform's responses broke of the contract: the first hundred sentences. */
  violations(): readonly string[];
  /** Why objects can't be written at the moment, one sentence each. */
  problems(): readonly string[];
}

const KEPT_VIOLATIONS = 100;

const envelopeOf = (arn: string, region: string, { kinesis }: DeliveryStreamOptions) => ({
  deliveryStreamArn: arn,
  region,
  ...(kinesis && { sourceKinesisStreamArn: kinesis.arn }),
});

/** The stream's parts, joined. */
function assemble(options: DeliveryStreamOptions) {
  const { name, clock, region = DEFAULT_REGION, faults = createStreamFaults(0), newId = randomUUID } = options;
  const arn = arnOf('firehose', region, `deliverystream/${name}`);
  const signal = createSignal();
  const counters = createCounters();
  const tally = createTally();
  const violations: string[] = [];
  const pipeline = createPipeline({
    stream: options,
    faults,
    counters,
    tally,
    newId,
    changed: signal.notify,
    envelope: envelopeOf(arn, region, options),
    violated: (found) => violations.push(...found.slice(0, KEPT_VIOLATIONS - violations.length)),
  });
  const quota = createQuotaMeter(clock, region, options.enforceQuota ?? false);
  const idPrefix = newId().replaceAll('-', '');
  const intake = createIntake({ clock, target: options, faults, counters, quota, idPrefix, accept: pipeline.accept });
  return { arn, signal, counters, tally, violations, pipeline, quota, intake };
}

/** Throws what AWS throws where such a stream could not be created. */
export function createDeliveryStream(options: DeliveryStreamOptions): DeliveryStream {
  const { arn, signal, counters, tally, violations, pipeline, quota, intake } = assemble(options);
  const { transform, search, writers } = pipeline;
  const ahead = [transform, search].filter((stage) => stage !== undefined);
  return {
    ...intake,
    name: options.name,
    arn,
    paused: pipeline.paused,
    flush() {
      for (const stage of [...stagesOf(pipeline), writers.backup]) stage?.flush();
    },
    drain: (drainOptions = {}) => drain(pipeline, signal, drainOptions),
    waitingBelow: (bytes) => signal.until(() => sumWaiting(ahead.map((stage) => stage.waiting())).bytes <= bytes),
    metrics: () => metricsOf(pipeline, counters, options.clock.now()),
    ledger: () => ledgerOf(pipeline, tally),
    quota: quota.use,
    violations: () => violations,
    problems: () => Object.values(writers).flatMap((writer) => writer?.problem() ?? []),
  };
}
