import { createNormalizer, type Enrich } from '../../transforms/core/normalize.ts';
import type { Source } from '../../transforms/core/source.ts';
import { type OpenSource, outcomesOf } from '../../transforms/core/transform.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { messagesOf } from '../files/messages.ts';
import { fileLines, streamLines } from '../files/read.ts';
import { openGeoip } from '../geoip.ts';
import { chooseSource, type FormatFlags, optionsOf } from '../source-choice.ts';

/** What wrote the raw logs, and in which format. */
export interface RawFlags extends FormatFlags {
  readonly source: string;
  readonly geoip?: string;
}

export interface RawLogs {
  /** Paths; `-` is standard input, as is an empty list. */
  readonly files: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly now: () => number;
}

export const STANDARD_INPUT = '-';

/** A source that is ready to read its raw logs. Throws ConfigError. */
export function openSource(id: SourceId, flags: FormatFlags, enrich: Enrich): OpenSource {
  const source: Source = sources[id];
  const normalize = createNormalizer({ id, source, options: optionsOf(id, flags), enrich });
  return { id, source, normalize, index: { kind: 'all' } };
}

/** The document of each event of one log, in order; quarantined ones too. */
export async function* documentsIn(
  lines: AsyncIterable<string>,
  open: OpenSource,
  origin: Parameters<typeof messagesOf>[2],
): AsyncIterable<Buffer> {
  for await (const message of messagesOf(lines, open.source.framing, origin))
    for (const outcome of outcomesOf(message, open)) if (outcome.kind !== 'filtered') yield outcome.document;
}

/** The same of several logs of one source. Throws InputError and ConfigError. */
export async function* documentsOf(flags: RawFlags, { files, stdin, now }: RawLogs): AsyncIterable<Buffer> {
  const open = openSource(chooseSource(flags.source), flags, createEnrichment(openGeoip(flags.geoip)));
  for (const key of files.length > 0 ? files : [STANDARD_INPUT]) {
    const lines = key === STANDARD_INPUT ? streamLines(stdin, 'standard input') : fileLines(key);
    yield* documentsIn(lines, open, { arrived: now(), key });
  }
}
