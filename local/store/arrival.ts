import { createHash } from 'node:crypto';
import type { DocumentText } from '../../dashboards/query.ts';

/** Where documents go that are no events of a known source. */
export const QUARANTINE = 'quarantine';

/** A document as it arrived, and what the store decides by. Times are epoch milliseconds. */
export interface Arrival {
  /** A source's id, or QUARANTINE. */
  readonly table: string;
  readonly id: string;
  readonly at: number;
  readonly created: number;
  /** One line. */
  readonly text: DocumentText;
  readonly dataset?: string;
  /** Why it is quarantined. */
  readonly reason?: string;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const textMember = (value: unknown, name: string): string | undefined => {
  const found = member(value, name);
  return typeof found === 'string' && found !== '' ? found.toWellFormed() : undefined;
};

const ISO = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

function timeOf(value: unknown): number | undefined {
  if (typeof value === 'string' && !ISO.test(value)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? undefined : time;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const PREFIX = 'aws.';

interface Verdict {
  readonly table: string;
  readonly reason?: string;
}

const refused = (reason: string): Verdict => ({ table: QUARANTINE, reason });

function verdict(document: unknown, event: unknown, dataset: string | undefined, knows: Knows): Verdict {
  if (!isObject(document)) return refused('not a JSON object');
  if (member(event, 'kind') === 'pipeline_error')
    return refused(textMember(member(document, 'error'), 'message') ?? 'no reason given');
  if (textMember(event, 'id') === undefined) return refused('no event.id');
  const source = dataset?.startsWith(PREFIX) ? dataset.slice(PREFIX.length) : undefined;
  if (source !== undefined && knows(source)) return { table: source };
  return refused(dataset === undefined ? 'no event.dataset' : `unknown dataset ${JSON.stringify(dataset)}`);
}

/** Whether there is a source of this id. */
export type Knows = (source: string) => boolean;

/**
 * Reads where a document belongs. Nothing is refused: what is no event of a known source is quarantined with the
 * reason, under an id of its text where it has none.
 */
export function arrivalOf(text: DocumentText, knows: Knows, now: number): Arrival {
  // A line break in JSON stands only between values, so a space says the same.
  const line = text.replace(/[\r\n]/g, ' ');
  const document = parse(line);
  const event = member(document, 'event');
  const dataset = textMember(event, 'dataset');
  const created = timeOf(member(event, 'created')) ?? now;
  return {
    ...verdict(document, event, dataset, knows),
    id: textMember(event, 'id') ?? digest(line),
    at: timeOf(member(document, '@timestamp')) ?? created,
    created,
    text: line,
    ...(dataset === undefined ? {} : { dataset }),
  };
}
