import { identifier, raw, type Statement, sql } from '../../dashboards/compile/sql/statement.ts';
import type { Database, Row } from './database.ts';
import { type Locator, type ReadDocument, valueAt } from './documents.ts';
import { LENGTH, OFFSET, QUARANTINE_TABLE, SEGMENT } from './tables.ts';

/** An event that could not be read, with the line as it came. Times are epoch milliseconds. */
export interface QuarantinedEvent {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly reason: string;
  /** `event.original`, possibly cut; the document where it has none. */
  readonly line: string;
  /** Where the line came from: log stream, or bucket and key. */
  readonly origin?: string;
}

/** All events of one source that were refused for one reason. */
export interface QuarantineReason {
  readonly source: string;
  readonly reason: string;
  readonly count: number;
  readonly sample: QuarantinedEvent;
}

const COLUMNS = raw(
  `"event.id", epoch_ms("@timestamp")::double, "event.dataset", reason, "${SEGMENT}", "${OFFSET}"::double, "${LENGTH}"`,
);

const NEWEST = raw('order by "@timestamp" desc, "event.id" desc');

const newestStatement = (limit: number): Statement =>
  sql`select ${COLUMNS} from ${QUARANTINE_TABLE} ${NEWEST} limit ${BigInt(limit)}`;

/** Each source and reason once, the commonest first: a quarantined event, then how many there are. */
const reasonsStatement = (limit: number): Statement =>
  sql`select ${COLUMNS}, (count(*) over same)::double as n from ${QUARANTINE_TABLE}
    window same as (partition by ${identifier('event.dataset')}, reason)
    qualify row_number() over (partition by ${identifier('event.dataset')}, reason ${NEWEST}) = 1
    order by n desc, reason limit ${BigInt(limit)}`;

const locatorOf = ([, , , , segment, offset, length]: Row): Locator => ({
  segment: Number(segment),
  offset: Number(offset),
  length: Number(length),
});

const sourceOf = (dataset: unknown): string =>
  typeof dataset === 'string' ? dataset.replace(/^aws\./, '') : 'unknown';

const textAt = (document: unknown, path: string): string | undefined => {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : undefined;
};

function originOf(document: unknown): string | undefined {
  const key = textAt(document, 'firewatch.origin.key');
  const bucket = textAt(document, 'firewatch.origin.bucket');
  if (key !== undefined) return bucket === undefined ? key : `${bucket}/${key}`;
  return textAt(document, 'firewatch.origin.logStream') ?? textAt(document, 'firewatch.origin.logGroup');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // It is quarantined for being no JSON.
  }
}

/** A row of the statements above and its document. */
function quarantinedEvent([id, at, dataset, reason]: Row, text: string): QuarantinedEvent {
  const document = parsed(text);
  const origin = originOf(document);
  return {
    id: String(id),
    at: Number(at),
    source: sourceOf(dataset),
    reason: String(reason),
    line: textAt(document, 'event.original') ?? text,
    ...(origin === undefined ? {} : { origin }),
  };
}

export interface Quarantine {
  /** The newest quarantined events. */
  quarantine(limit: number): Promise<readonly QuarantinedEvent[]>;
  /** Each source and reason once, the commonest first, with its newest event. */
  quarantineReasons(limit: number): Promise<readonly QuarantineReason[]>;
}

export function createQuarantine(database: Database, read: ReadDocument): Quarantine {
  const eventOf = async (row: Row): Promise<QuarantinedEvent> =>
    quarantinedEvent(row, (await read(locatorOf(row))) ?? '');

  async function quarantine(limit: number): Promise<readonly QuarantinedEvent[]> {
    return Promise.all((await database.read(newestStatement(limit))).map(eventOf));
  }

  async function quarantineReasons(limit: number): Promise<readonly QuarantineReason[]> {
    const reasonOf = async (row: Row): Promise<QuarantineReason> => {
      const sample = await eventOf(row);
      return { source: sample.source, reason: sample.reason, count: Number(row.at(-1)), sample };
    };
    return Promise.all((await database.read(reasonsStatement(limit))).map(reasonOf));
  }

  return { quarantine, quarantineReasons };
}
