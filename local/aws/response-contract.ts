import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import { readAnswers, type Verdict } from './firehose/answers.ts';
import { documentProblem } from './firehose/document.ts';

export interface ContractOptions {
  readonly destination: 'opensearch' | 's3';
  /** Parses every document whole, where otherwise a cheap look decides. */
  readonly strict?: boolean;
}

function documentProblems(verdicts: readonly Verdict[], strict: boolean): readonly string[] {
  return verdicts.flatMap((verdict, at) => {
    const problem = verdict.kind === 'ok' ? documentProblem(verdict.data, strict) : undefined;
    return problem === undefined ? [] : [`record ${at}: ${problem}`];
  });
}

/**
 * What a transform's response breaks of Firehose's contract; empty where it keeps it. The event is the one answered.
 * https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
 */
export function checkResponse(
  event: FirehoseTransformationEvent,
  response: FirehoseTransformationResult,
  { destination, strict = false }: ContractOptions,
): readonly string[] {
  const { violations, verdicts } = readAnswers(event.records, response);
  return destination === 's3' ? violations : [...violations, ...documentProblems(verdicts, strict)];
}
