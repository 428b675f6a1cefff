import { parseObject } from '../../core/json.ts';
import { type LogLine, ParseError, type Skip, skip } from '../../core/source.ts';
import { membersOf, type RecordMembers } from './record-members.ts';
import { type Tree, textOf } from './tree.ts';

/** One record, untouched, its members, and when it happened (epoch milliseconds). */
export interface CloudTrailRecord {
  readonly record: Tree;
  readonly members: RecordMembers;
  readonly at: number;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** A time of the log as epoch milliseconds. Throws ParseError with the field's name. */
export function timeOf(text: string | undefined, name: string): number {
  if (text === undefined) throw new ParseError(`expected ${name}`);
  const millis = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) throw new ParseError(`expected a UTC time in ${name}`);
  return millis;
}

/** Of a record that sums up many calls, the end of its window. */
const happenedAt = ({ timeWindow, eventTime }: RecordMembers): number =>
  timeWindow === undefined ? timeOf(eventTime, 'eventTime') : timeOf(textOf(timeWindow, 'windowEnd'), 'windowEnd');

/** An Insight names its subject in its details, a summary of many calls has none. */
const isNamed = ({ eventName, insightDetails, timeWindow }: RecordMembers): boolean =>
  eventName !== undefined || insightDetails !== undefined || timeWindow !== undefined;

/** Throws ParseError where the text is not a record, or does not say when what happened. */
export function parse({ message }: LogLine): CloudTrailRecord | Skip {
  if (message.trim() === '') return skip('empty');
  const record = parseObject(message);
  const members = membersOf(record);
  const at = happenedAt(members);
  if (!isNamed(members)) throw new ParseError('expected eventName');
  return { record, members, at };
}
