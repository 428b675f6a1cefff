import type { FieldCatalogue } from '../ecs/catalogue.ts';
import type { EcsEvent } from '../ecs/event.ts';

/** Where a line came from: what makes its id repeatable and its raw form findable. Times are epoch milliseconds. */
export interface Origin {
  readonly arrived: number;
  readonly account?: string;
  readonly region?: string;
  readonly logGroup?: string;
  readonly logStream?: string;
  readonly eventId?: string;
  readonly bucket?: string;
  readonly key?: string;
  readonly line?: number;
  readonly stream?: string;
  readonly shard?: string;
  readonly sequence?: string;
}

/** One log entry. `index` is its place where one message holds several events, `header` the file's header row. */
export interface LogLine {
  readonly message: string;
  readonly index: number;
  readonly header?: string;
  readonly timestamp?: number;
  readonly origin: Origin;
}

export type SkipReason = 'header' | 'empty' | 'no data';

/** A line that carries no event; it is counted as filtered. */
export interface Skip {
  readonly kind: 'skip';
  readonly reason: SkipReason;
}

export const skip = (reason: SkipReason): Skip => ({ kind: 'skip', reason });

/** This line is not in the source's format; it is quarantined, its neighbours go on. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

/** The configuration is wrong: every problem at once, one lower-case sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/**
 * `lines`: an entry a line, its original a flat record whose names the source knows. `json`: values that may span
 * lines, whose members are whatever the log holds; only those are sanitised.
 */
export type Framing = 'lines' | 'json';

/** What a source's author writes: `parse` knows the format, `toEcs` knows ECS. Both throw ParseError. */
export interface SourceDefinition<Raw, Options = Record<never, never>> {
  readonly title: string;
  readonly framing: Framing;
  readonly fields: FieldCatalogue;
  /** One message that holds several events, such as a CloudTrail `Records` file. */
  split?(message: string): readonly string[];
  /** Throws ConfigError where the options are wrong. */
  create(options: Options): {
    parse(line: LogLine): Raw | Skip;
    /** The event, with the original as `aws.<source>`. */
    toEcs(raw: Raw, line: LogLine): EcsEvent;
  };
}

/** Options as they come from configuration: plain JSON, checked by the source. */
export type SourceOptions = Readonly<Record<string, unknown>>;

/** A source as the pipeline sees it, whatever its raw type. */
export interface Source {
  readonly title: string;
  readonly framing: Framing;
  readonly fields: FieldCatalogue;
  split(message: string): readonly string[];
  open(options: SourceOptions): (line: LogLine) => EcsEvent | Skip;
}

const isSkip = (value: unknown): value is Skip =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'kind') && (value as Skip).kind === 'skip';

/** Closes a definition over its raw type, so that sources of different shapes fit one table. */
export function defineSource<Raw, Options>(definition: SourceDefinition<Raw, Options>): Source {
  return {
    title: definition.title,
    framing: definition.framing,
    fields: definition.fields,
    split: (message) => definition.split?.(message) ?? [message],
    open: (options) => {
      const { parse, toEcs } = definition.create(options as Options);
      return (line) => {
        const raw = parse(line);
        return isSkip(raw) ? raw : toEcs(raw, line);
      };
    },
  };
}
