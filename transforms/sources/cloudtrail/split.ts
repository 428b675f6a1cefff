import { afterString, afterValue } from '../../core/json-split.ts';
import { ParseError } from '../../core/source.ts';

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isScalarEnd = (code: number): boolean => isSpace(code) || code === 44 || code === 93 || code === 125;

function afterSpace(text: string, at: number): number {
  let i = at;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
}

function afterScalar(text: string, at: number): number {
  let i = at;
  while (i < text.length && !isScalarEnd(text.charCodeAt(i))) i++;
  return i;
}

function afterAny(text: string, at: number): number {
  const first = text[at];
  if (first === '{' || first === '[') return afterValue(text, at);
  return first === '"' ? afterString(text, at) : afterScalar(text, at);
}

function afterComma(text: string, at: number): number {
  const next = afterSpace(text, at);
  return text[next] === ',' ? afterSpace(text, next + 1) : next;
}

/** Where the value of a member begins, in the object that begins at `open`. */
function placeOf(text: string, open: number, name: string): number | undefined {
  let at = afterSpace(text, open + 1);
  while (text[at] === '"') {
    const colon = afterSpace(text, afterString(text, at));
    const value = afterSpace(text, colon + 1);
    if (text.startsWith(`"${name}"`, at)) return value;
    at = afterComma(text, afterAny(text, value));
  }
  return undefined;
}

/** The end of the object at `at`; undefined where it is cut off. */
function endOf(text: string, at: number): number | undefined {
  try {
    return afterValue(text, at);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/**
 * The objects of the list at `open`. What is left over, an object that is cut off, or the beginning of a list that is
 * cut off between two, is one more text, which is then quarantined and not lost.
 */
function objectsOf(text: string, open: number): readonly string[] {
  const objects: string[] = [];
  const first = afterSpace(text, open + 1);
  let at = first;
  while (text[at] === '{') {
    const end = endOf(text, at);
    objects.push(text.slice(at, end));
    if (end === undefined) return objects;
    at = afterComma(text, end);
  }
  if (at === text.length) return [...objects, text.slice(0, first)];
  const rest = text.slice(text[at] === ']' ? at + 1 : at).trim();
  if (rest === '' || rest === '}') return objects;
  return objects.length === 0 ? [text] : [...objects, rest];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html */
function recordsOf(file: string, open: number): readonly string[] | undefined {
  const at = placeOf(file, open, 'Records');
  return at !== undefined && file[at] === '[' ? objectsOf(file, at) : undefined;
}

/** https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cloudtrail.html */
function detailOf(envelope: string, open: number): string | undefined {
  const at = placeOf(envelope, open, 'detail');
  if (at === undefined || envelope[at] !== '{' || placeOf(envelope, open, 'detail-type') === undefined)
    return undefined;
  return placeOf(envelope, at, 'eventVersion') === undefined ? undefined : envelope.slice(at, afterValue(envelope, at));
}

/** How CloudTrail begins every record, which spares looking for what holds several. */
const RECORD = '{"eventVersion"';

/**
 * The records of one message: a log file's (`{"Records":[…]}`), a list's, the one that an EventBridge event carries as
 * its `detail`, or the message itself. The texts are cut out of the message, so big integers keep their digits.
 * Linear. Throws ParseError where an object that may be one of these is cut off.
 */
export function split(message: string): readonly string[] {
  if (message.startsWith(RECORD)) return [message];
  const open = afterSpace(message, 0);
  if (message[open] === '[') return objectsOf(message, open);
  const records = message.includes('"Records"') ? recordsOf(message, open) : undefined;
  if (records !== undefined) return records;
  const detail = message.includes('"detail-type"') ? detailOf(message, open) : undefined;
  return [detail ?? message];
}
