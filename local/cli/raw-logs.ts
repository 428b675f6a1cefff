import { createNormalizer } from '../../transforms/core/normalize.ts';
import type { Source } from '../../transforms/core/source.ts';
import { type OpenSource, outcomesOf } from '../../transforms/core/transform.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
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

function openSource(flags: RawFlags): OpenSource {
  const id = chooseSource(flags.source);
  const source: Source = sources[id];
  const options = optionsOf(id, flags);
  const normalize = createNormalizer({ id, source, options, enrich: createEnrichment(openGeoip(flags.geoip)) });
  return { id, source, normalize, index: { kind: 'all' } };
}

/** The document of each event, in order; quarantined ones too. Throws InputError and ConfigError. */
export async function* documentsOf(flags: RawFlags, { files, stdin, now }: RawLogs): AsyncIterable<Buffer> {
  const open = openSource(flags);
  for (const key of files.length > 0 ? files : [STANDARD_INPUT]) {
    const lines = key === STANDARD_INPUT ? streamLines(stdin, 'standard input') : fileLines(key);
    for await (const message of messagesOf(lines, open.source.framing, { arrived: now(), key })) {
      for (const outcome of outcomesOf(message, open)) if (outcome.kind !== 'filtered') yield outcome.document;
    }
  }
}
