import { parseObject } from '../../core/json.ts';
import { type LogLine, ParseError, type Skip, skip } from '../../core/source.ts';
import { type Tree, textOf, treeOf } from './tree.ts';

/**
 * One record, untouched, and when it happened (epoch milliseconds).
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord {
  readonly record: Tree;
  readonly at: number;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** A time of the log as epoch milliseconds. Throws ParseError with the field's name. */
export function timeOf(tree: Tree, name: string): number {
  const text = textOf(tree, name);
  if (text === undefined) throw new ParseError(`expected ${name}`);
  const millis = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) throw new ParseError(`expected a UTC time in ${name}`);
  return millis;
}

/** Of a record that sums up many calls, the end of its window. */
function happenedAt(record: Tree): number {
  const window = treeOf(record, 'timeWindow');
  return window === undefined ? timeOf(record, 'eventTime') : timeOf(window, 'windowEnd');
}

/** An Insight names its subject in its details, a summary of many calls has none. */
const isNamed = (record: Tree): boolean =>
  textOf(record, 'eventName') !== undefined ||
  treeOf(record, 'insightDetails') !== undefined ||
  treeOf(record, 'timeWindow') !== undefined;

/** Throws ParseError where the text is not a record, or does not say when what happened. */
export function parse({ message }: LogLine): CloudTrailRecord | Skip {
  if (message.trim() === '') return skip('empty');
  const record = parseObject(message);
  const at = happenedAt(record);
  if (!isNamed(record)) throw new ParseError('expected eventName');
  return { record, at };
}
