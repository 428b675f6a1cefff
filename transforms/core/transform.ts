import { decode } from './decode.ts';
import type { Message } from './envelope.ts';
import { emptyTally, type Tally } from './ledger.ts';
import type { Normalizer, Outcome } from './normalize.ts';
import { quarantineDocument } from './quarantine.ts';
import { type LogLine, type Origin, ParseError, type Source } from './source.ts';

/** One configured source of a stream. */
export interface OpenSource {
  readonly id: string;
  readonly source: Source;
  readonly normalize: Normalizer;
  /** Which documents go to the search store; lake and rules always get everything. */
  readonly index: IndexSetting;
}

export type IndexSetting =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'sample'; readonly oneIn: number };

/** The sources of one stream: the one that plain records belong to, and those that our own envelopes may name. */
export interface OpenStream {
  readonly only?: OpenSource;
  readonly named: ReadonlyMap<string, OpenSource>;
}

/** What one record became. `documents` are all of its documents, `indexed` those for the search store. */
export interface Transformed {
  readonly source: string;
  readonly documents: readonly Buffer[];
  readonly indexed: readonly Buffer[];
  readonly tally: Tally;
}

interface Growing {
  readonly documents: Buffer[];
  readonly indexed: Buffer[];
  readonly tally: Tally;
}

/** The same events are in a sample every time, because their ids are the same. */
function isSampled(id: string, oneIn: number): boolean {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (Math.imul(sum, 31) + id.charCodeAt(at)) | 0;
  return (sum >>> 0) % oneIn === 0;
}

const isIndexed = (id: string, index: IndexSetting): boolean =>
  index.kind === 'all' || (index.kind === 'sample' && isSampled(id, index.oneIn));

function countFiltered(tally: Tally, reason: string): void {
  tally.filtered[reason] = (tally.filtered[reason] ?? 0) + 1;
}

function send(grown: Growing, document: Buffer): void {
  grown.indexed.push(document);
  grown.tally.sent++;
}

function record(grown: Growing, outcome: Outcome, index: IndexSetting): void {
  grown.tally.received++;
  if (outcome.kind === 'filtered') {
    countFiltered(grown.tally, outcome.reason);
    return;
  }
  grown.documents.push(outcome.document);
  if (outcome.kind === 'quarantined') {
    grown.tally.quarantined++;
    send(grown, outcome.document);
    return;
  }
  if (isIndexed(outcome.id, index)) send(grown, outcome.document);
  else countFiltered(grown.tally, 'not indexed');
}

const quarantined = (source: string, line: LogLine, reason: string): Outcome => ({
  kind: 'quarantined',
  document: Buffer.from(quarantineDocument(source, line, reason)),
});

/** What became of each event of one message; a message that cannot be split is a single bad line. */
export function outcomesOf(message: Message, { id, source, normalize }: OpenSource): readonly Outcome[] {
  const { text, index: first = 0, error: unread, header, timestamp, origin } = message;
  const bad = (reason: string): readonly Outcome[] => [
    quarantined(id, { message: text, index: first, header, timestamp, origin }, reason),
  ];
  if (unread !== undefined) return bad(unread);
  let texts: readonly string[];
  try {
    texts = source.split(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return bad(error.message);
  }
  return texts.map((line, at) => normalize({ message: line, index: first + at, header, timestamp, origin }));
}

const UNKNOWN = 'unknown';

function transformPart(part: ReturnType<typeof decode>[number], stream: OpenStream, grown: Growing): string {
  if (part.kind === 'control') return stream.only?.id ?? UNKNOWN;
  const open = part.source === undefined ? stream.only : stream.named.get(part.source);
  for (const message of part.messages) {
    if (open !== undefined) {
      for (const outcome of outcomesOf(message, open)) record(grown, outcome, open.index);
      continue;
    }
    const line = { message: message.text, index: 0, origin: message.origin };
    record(grown, quarantined(UNKNOWN, line, 'no source is configured for this record'), { kind: 'all' });
  }
  return open?.id ?? UNKNOWN;
}

/** One line that is a record of its own. */
export function transformLine(line: LogLine, open: OpenSource): Transformed {
  const grown: Growing = { documents: [], indexed: [], tally: emptyTally() };
  record(grown, open.normalize(line), open.index);
  return { source: open.id, ...grown };
}

/** Everything that one record holds. A record that cannot be opened is one received and one quarantined. */
export function transformRecord(data: Uint8Array, origin: Origin, stream: OpenStream): Transformed {
  const grown: Growing = { documents: [], indexed: [], tally: emptyTally() };
  try {
    const parts = decode(data, origin);
    const ids = parts.map((part) => transformPart(part, stream, grown));
    return { source: ids[0] ?? stream.only?.id ?? UNKNOWN, ...grown };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const source = stream.only?.id ?? UNKNOWN;
    const line = { message: Buffer.from(data).toString('base64'), index: 0, origin };
    record(grown, quarantined(source, line, error.message), { kind: 'all' });
    return { source, ...grown };
  }
}
