import { ECS_VERSION, type EcsEvent } from '../ecs/event.ts';
import { relatedOf } from '../ecs/related.ts';
import { MAX_ID_BYTES } from './document.ts';
import { eventIdOf } from './event-id.ts';
import { quarantineDocument } from './quarantine.ts';
import { sanitise } from './sanitise.ts';
import { serialize } from './serialize.ts';
import { shapeOf } from './shape.ts';
import { type LogLine, ParseError, type SkipReason, type Source, type SourceOptions } from './source.ts';
import { isSpliceable } from './splice.ts';
import { isoMillis } from './time.ts';

/** What became of one line. A document is the UTF-8 text of one JSON object on one line. */
export type Outcome =
  | { readonly kind: 'event'; readonly id: string; readonly document: Buffer }
  | { readonly kind: 'filtered'; readonly reason: SkipReason }
  | { readonly kind: 'quarantined'; readonly document: Buffer };

/** Adds what is known about an event from elsewhere, in place. Must not throw. */
export type Enrich = (event: EcsEvent) => void;

export interface NormalizerSettings {
  readonly id: string;
  readonly source: Source;
  readonly options?: SourceOptions;
  readonly enrich: Enrich;
}

/** The log's own id, unless it is longer than an index takes: then the line's place tells the event apart. */
const isUsable = (id: string | undefined): id is string =>
  id !== undefined && (id.length * 3 <= MAX_ID_BYTES || Buffer.byteLength(id) <= MAX_ID_BYTES);

/** Fills in what every event has, in place, and gives its id. */
function complete(event: EcsEvent, source: string, line: LogLine): string {
  const fields = event.event;
  const id = isUsable(fields.id) ? fields.id : eventIdOf(source, line);
  fields.id = id;
  fields.created = isoMillis(line.origin.arrived);
  fields.module = 'aws';
  fields.dataset = `aws.${source}`;
  event.cloud = { provider: 'aws', ...event.cloud };
  event.ecs = { version: ECS_VERSION };
  return id;
}

/**
 * The path of one line of one source: parse, ECS, complete, enrich, related, sanitise, serialize.
 * The only place where an event's error is caught: it becomes a quarantine document and costs its neighbours nothing.
 * Throws ConfigError where the source's options are wrong.
 */
export function createNormalizer({ id: source, source: definition, options = {}, enrich }: NormalizerSettings) {
  const read = definition.open(options);
  const shape = shapeOf(definition.fields, `aws.${source}`);

  /** The text that may stand for the original; otherwise its tree stays in the event, mended where needed. */
  function originalText(event: EcsEvent, line: LogLine): string | undefined {
    if (definition.framing === 'lines') return undefined;
    const original = sanitise(event.aws?.[source], shape);
    if (isSpliceable(line.message, original)) return line.message;
    if (!original.untouched) event.aws = { ...event.aws, [source]: original.tree };
    return undefined;
  }

  function toOutcome(line: LogLine): Outcome {
    const event = read(line);
    if ('kind' in event) return { kind: 'filtered', reason: event.reason };
    const id = complete(event, source, line);
    enrich(event);
    event.related = relatedOf(event);
    return { kind: 'event', id, document: Buffer.from(serialize(event, source, originalText(event, line))) };
  }

  return (line: LogLine): Outcome => {
    try {
      return toOutcome(line);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      return { kind: 'quarantined', document: Buffer.from(quarantineDocument(source, line, error.message)) };
    }
  };
}

export type Normalizer = ReturnType<typeof createNormalizer>;
