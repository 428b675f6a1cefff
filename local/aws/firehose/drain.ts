import type { Signal } from '../signal.ts';
import type { Pipeline } from './pipeline.ts';
import type { Stage } from './records.ts';
import { stagesOf } from './report.ts';

export interface DrainOptions {
  /** `end`: documents that are refused get one more attempt and are failures then. `wait` if absent. */
  readonly retries?: 'wait' | 'end';
}

const isEmpty = (stage: Stage): boolean => stage.waiting().records === 0;

/** Empties stage after stage, so that the last ones still write few and large objects. */
export async function drain(pipeline: Pipeline, signal: Signal, { retries = 'wait' }: DrainOptions): Promise<void> {
  const { search, writers } = pipeline;
  const { destination, transformFailures, deliveryFailures, backup } = writers;
  const stages = [...stagesOf(pipeline), ...(backup ? [backup] : [])];
  for (const writer of [destination, transformFailures, deliveryFailures, backup]) writer?.retry();
  while (!stages.every(isEmpty)) {
    for (const stage of stages) {
      await signal.until(() => {
        stage.flush();
        if (retries === 'end') search?.endRetries();
        return isEmpty(stage);
      });
    }
  }
}
