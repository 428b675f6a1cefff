import type { FirehoseTransformationEventRecord, FirehoseTransformationResultRecord } from 'aws-lambda';
import { RESPONSE_BYTES } from './limits.ts';

/** What becomes of one record: its data goes on, it is done with, or it is set aside, for a reason or a violation. */
export type Verdict =
  | { readonly kind: 'ok'; readonly data: Uint8Array }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly violation?: string };

export interface Answers {
  /** One for each record of the event, in its order; none where the response is refused as a whole. */
  readonly verdicts: readonly Verdict[];
  /** One sentence each. */
  readonly violations: readonly string[];
  /** Why the response is refused. One too large never left Lambda: the invocation failed and is tried again. */
  readonly refusal?: { readonly code: string; readonly message: string; readonly retry: boolean };
}

/** A record of a response, before anything about it is known. */
type Answer = Partial<Readonly<FirehoseTransformationResultRecord>>;

const failed = (code: string, message: string, violation?: string): Verdict => ({
  kind: 'failed',
  code: `Lambda.${code}`,
  message,
  violation,
});

const unreadable = (violation: string): Verdict =>
  failed('JsonProcessingException', "The record's answer could not be read.", violation);

const STATUS_FAILED = failed('ProcessingFailedStatus', 'The record came back with the status ProcessingFailed.');
const MISSING = failed('MissingRecordId', 'One or more record ids were not returned.', 'its recordId is missing');
const DUPLICATED = failed(
  'DuplicatedRecordId',
  'A record id was returned more than once.',
  'its recordId is answered more than once',
);

const refused = (code: string, message: string, retry: boolean): Answers => ({
  verdicts: [],
  violations: [`response: ${message}`],
  refusal: { code: `Lambda.${code}`, message, retry },
});

const hasRecords = (response: unknown): response is { readonly records: readonly Answer[] } =>
  typeof response === 'object' &&
  response !== null &&
  'records' in response &&
  Array.isArray(response.records) &&
  response.records.every((record) => typeof record === 'object' && record !== null);

const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0);

function answerBytes({ recordId, result, data, metadata }: Answer): number {
  const dataBytes = data === undefined ? 0 : ',"data":""'.length + lengthOf(data);
  const metadataBytes = metadata === undefined ? 0 : ',"metadata":'.length + JSON.stringify(metadata).length;
  return '{"recordId":"","result":""}'.length + lengthOf(recordId) + lengthOf(result) + dataBytes + metadataBytes;
}

/** The response's length as JSON, without making the JSON: ids, results and base64 need no escapes. */
export function responseBytes(answers: readonly Answer[]): number {
  const commas = Math.max(0, answers.length - 1);
  return answers.reduce((sum, answer) => sum + answerBytes(answer), '{"records":[]}'.length + commas);
}

/** The bytes, or undefined for anything but standard base64: Node's decoder skips what it does not know. */
function decode(base64: unknown): Uint8Array | undefined {
  if (typeof base64 !== 'string' || base64.length % 4 !== 0) return undefined;
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='));
  const data = Buffer.from(base64, 'base64');
  const whole = data.length === (base64.length / 4) * 3 - padding;
  return whole && !base64.includes('-') && !base64.includes('_') ? data : undefined;
}

function verdictOf({ result, data }: Answer): Verdict {
  const bytes = decode(data ?? '');
  if (bytes === undefined) return unreadable('its data is not base64');
  if (result === 'Dropped') return { kind: 'dropped' };
  if (result === 'ProcessingFailed') return STATUS_FAILED;
  if (result !== 'Ok') return unreadable('its result is not Ok, Dropped or ProcessingFailed');
  return data === undefined ? unreadable('it is Ok without data') : { kind: 'ok', data: bytes };
}

/** Verdicts by record id. */
function verdictsById(answers: readonly Answer[]): ReadonlyMap<string | undefined, Verdict> {
  const verdicts = new Map<string | undefined, Verdict>();
  for (const answer of answers)
    verdicts.set(answer.recordId, verdicts.has(answer.recordId) ? DUPLICATED : verdictOf(answer));
  return verdicts;
}

const violationsOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap((verdict, at) =>
    verdict.kind === 'failed' && verdict.violation !== undefined ? [`record ${at}: ${verdict.violation}`] : [],
  );

/** Reads a response as Firehose does: record for record, never throwing, whatever the function returned. */
export function readAnswers(
  records: readonly Pick<FirehoseTransformationEventRecord, 'recordId'>[],
  response: unknown,
): Answers {
  if (!hasRecords(response))
    return refused('JsonProcessingException', 'expected an object with a list of records', false);
  const bytes = responseBytes(response.records);
  if (bytes > RESPONSE_BYTES) return refused('FunctionError', `of ${bytes} bytes, over 6 MB`, true);
  const byId = verdictsById(response.records);
  const verdicts = records.map(({ recordId }) => byId.get(recordId) ?? MISSING);
  const known = verdicts.reduce((sum, verdict) => sum + Number(verdict !== MISSING), 0);
  const strangers = byId.size - known;
  const violations = violationsOf(verdicts);
  return {
    verdicts,
    violations: strangers > 0 ? [...violations, `${strangers} recordIds that were not asked for`] : violations,
  };
}
