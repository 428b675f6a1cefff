import { readFileSync } from 'node:fs';
import { createNormalizer } from '../../transforms/core/normalize.ts';
import type { LogLine, SourceOptions } from '../../transforms/core/source.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { findTestPlace } from './places.ts';

export const ARRIVED = Date.UTC(2026, 10, 24, 14, 0, 0);

interface Case {
  readonly options: SourceOptions;
  readonly header?: string;
  readonly lines: readonly string[];
}

/** A fixture: raw lines, before them `#options {json}` and `#header text` where the case needs them. */
export function readCase(path: string): Case {
  const lines = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
  const take = (directive: string): string | undefined =>
    lines[0]?.startsWith(directive) ? lines.shift()?.slice(directive.length) : undefined;
  const options = take('#options ');
  const header = take('#header ');
  return { options: options === undefined ? {} : (JSON.parse(options) as SourceOptions), header, lines };
}

/** The documents of a fixture, as the pipeline writes them; a filtered line gives `{ filtered: reason }`. */
export function normalizeCase(id: SourceId, path: string): readonly unknown[] {
  const { options, header, lines } = readCase(path);
  const source = sources[id];
  const normalize = createNormalizer({ id, source, options, enrich: createEnrichment(findTestPlace) });
  const origin = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1', key: 'fixture' };
  return lines.flatMap((text, at) =>
    source.split(text).map((message, index): unknown => {
      const line: LogLine = { message, index, header, origin: { ...origin, line: at + 1 } };
      const outcome = normalize(line);
      return outcome.kind === 'filtered' ? { filtered: outcome.reason } : JSON.parse(outcome.document.toString());
    }),
  );
}
