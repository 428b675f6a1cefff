import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { createNormalizer } from '../../transforms/core/normalize.ts';
import type { Source } from '../../transforms/core/source.ts';
import { type OpenSource, outcomesOf } from '../../transforms/core/transform.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import { sources } from '../../transforms/sources/index.ts';
import { messagesOf } from '../files/messages.ts';
import { fileLines, streamLines } from '../files/read.ts';
import { openGeoip } from '../geoip.ts';
import { chooseSource, type FormatFlags, optionsOf } from '../source-choice.ts';

export interface NormalizeFlags extends FormatFlags {
  readonly source: string;
  readonly geoip?: string;
}

export interface NormalizeInput {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
  readonly now: () => number;
}

/** Writes one document for each event, in order; quarantined ones too. Throws InputError and ConfigError. */
export async function normalizeFiles(
  files: readonly string[],
  flags: NormalizeFlags,
  { stdin, stdout, now }: NormalizeInput,
): Promise<void> {
  const id = chooseSource(flags.source);
  const source: Source = sources[id];
  const options = optionsOf(id, flags);
  const normalize = createNormalizer({ id, source, options, enrich: createEnrichment(openGeoip(flags.geoip)) });
  const open: OpenSource = { id, source, normalize, index: { kind: 'all' } };
  const inputs =
    files.length > 0
      ? files.map((path) => ({ key: path, lines: fileLines(path) }))
      : [{ key: '-', lines: streamLines(stdin, 'standard input') }];
  for (const { key, lines } of inputs) {
    for await (const message of messagesOf(lines, source.framing, { arrived: now(), key })) {
      for (const outcome of outcomesOf(message, open)) {
        if (outcome.kind === 'filtered') continue;
        stdout.write(outcome.document);
        if (!stdout.write('\n')) await once(stdout, 'drain');
      }
    }
  }
}
