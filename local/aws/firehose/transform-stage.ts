import type { FirehoseTransformationEvent } from 'aws-lambda';
import { type Clock, nextTurn, sleep, within } from '../clock.ts';
import { messageOf } from '../service-error.ts';
import { type Answers, readAnswers } from './answers.ts';
import type { Failure } from './failure-line.ts';
import { FUNCTION_TIMEOUT } from './limits.ts';
import type { Counters } from './metrics.ts';
import type { TransformOptions } from './options.ts';
import { createRecordBuffer } from './record-buffer.ts';
import { type Batch, earliest, type Stage, type StreamRecord, sumWaiting, waitingIn } from './records.ts';
import type { StreamFaults } from './stream-faults.ts';

export interface TransformStageOptions {
  readonly clock: Clock;
  readonly transform: TransformOptions;
  readonly faults: StreamFaults;
  readonly counters: Counters;
  /** How many invocations may run at once. */
  readonly outstanding: number;
  readonly envelope: Omit<FirehoseTransformationEvent, 'invocationId' | 'records'>;
  newId(): string;
  paused(): boolean;
  settled(outcome: TransformOutcome): void;
}

/** A batch after its last attempt: every record is in one of the three. */
export interface TransformOutcome {
  readonly transformed: readonly StreamRecord[];
  readonly dropped: readonly StreamRecord[];
  readonly failures: readonly Failure[];
  readonly violations: readonly string[];
}

const RETRIES = 3;
const RETRY_DELAY = 1_000; // ms

const functionFailed = (message: string): Answers => ({
  verdicts: [],
  violations: [],
  refusal: { code: 'Lambda.FunctionError', message, retry: true },
});

const eventRecord = ({ id, arrived, data, kinesis }: StreamRecord) => ({
  recordId: id,
  approximateArrivalTimestamp: arrived,
  data: Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64'),
  ...(kinesis && { kinesisRecordMetadata: kinesis }),
});

/** Sorts a batch by what the function said of each record. A refused response fails them all. */
function sortOut({ records }: Batch, answers: Answers, attempts: number, endedAt: number): TransformOutcome {
  const transformed: StreamRecord[] = [];
  const dropped: StreamRecord[] = [];
  const failures: Failure[] = [];
  const refused = answers.refusal && { kind: 'failed' as const, ...answers.refusal };
  records.forEach((record, at) => {
    const verdict = refused ?? answers.verdicts[at];
    if (verdict?.kind === 'ok') transformed.push({ ...record, data: verdict.data });
    if (verdict?.kind === 'dropped') dropped.push(record);
    if (verdict?.kind === 'failed')
      failures.push({ record, attempts, code: verdict.code, message: verdict.message, endedAt });
  });
  return { transformed, dropped, failures, violations: answers.violations };
}

/** Buffers records and has them transformed, a bounded number of batches at a time, each in up to 1 + 3 attempts. */
export function createTransformStage(options: TransformStageOptions): Stage {
  const { clock, transform, faults, counters } = options;
  const { retries = RETRIES, retryDelayMs = RETRY_DELAY } = transform;
  const timeout = Math.min(transform.timeoutMs, FUNCTION_TIMEOUT);
  const buffer = createRecordBuffer({ clock, hints: transform, onDue: pump });
  const running = new Set<Batch>();

  async function call({ records }: Batch): Promise<Answers> {
    if (faults.failBefore.strikes()) return functionFailed('The function failed.');
    const event = { ...options.envelope, invocationId: options.newId(), records: records.map(eventRecord) };
    try {
      const response = await within(clock, timeout, transform.invoke(event));
      if (faults.failAfter.strikes()) return functionFailed(`timed out after ${timeout} ms`);
      const answers = readAnswers(event.records, response);
      if (answers.refusal === undefined) transform.heard?.(response);
      return answers;
    } catch (error) {
      return functionFailed(messageOf(error));
    }
  }

  async function invoke(batch: Batch): Promise<Answers> {
    await nextTurn();
    const started = clock.now();
    const answers = await call(batch);
    counters['ExecuteProcessing.Attempts']++;
    counters['ExecuteProcessing.Duration'] += clock.now() - started;
    counters['ExecuteProcessing.Success'] += Number(answers.refusal === undefined);
    return answers;
  }

  async function run(batch: Batch): Promise<TransformOutcome> {
    for (let attempt = 1; ; attempt++) {
      const answers = await invoke(batch);
      if (!answers.refusal?.retry || attempt > retries) return sortOut(batch, answers, attempt, clock.now());
      await sleep(clock, retryDelayMs);
    }
  }

  async function start(batch: Batch): Promise<void> {
    running.add(batch);
    const outcome = await run(batch);
    running.delete(batch);
    options.settled(outcome);
    pump();
  }

  function pump(): void {
    while (!options.paused() && running.size < options.outstanding) {
      const batch = buffer.take();
      if (batch === undefined) return;
      void start(batch);
    }
  }

  return {
    add(records) {
      buffer.add(records);
      pump();
    },
    flush() {
      buffer.flush();
      pump();
    },
    pump,
    waiting: () => sumWaiting([buffer.waiting(), ...[...running].map(waitingIn)]),
    oldest: () => earliest([buffer.oldest(), ...[...running].map(({ records }) => records[0]?.arrived)]),
  };
}
