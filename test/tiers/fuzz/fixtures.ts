import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createNormalizer } from '../../../transforms/core/normalize.ts';
import { type OpenSource, outcomesOf } from '../../../transforms/core/transform.ts';
import { createEnrichment } from '../../../transforms/enrich/index.ts';
import { type SourceId, sourceIds } from '../../../transforms/sources/catalogue.ts';
import { sources } from '../../../transforms/sources/index.ts';
import { ARRIVED, readCase } from '../../sources/golden.ts';
import { findTestPlace } from '../../sources/places.ts';
import { documentProblems } from './document-problems.ts';

const SOURCES = join(import.meta.dirname, '../../sources');
const REASONS = new Set(['header', 'empty', 'no data']);

/** A fixture that can be fed changed lines. */
export interface Fixture {
  readonly source: SourceId;
  readonly name: string;
  readonly isJson: boolean;
  readonly lines: readonly string[];
  readonly header: string | undefined;
  /** What is wrong with what became of a message; nothing where each event is one, or filtered, or quarantined. */
  problems(text: string, header: string | undefined): readonly string[];
}

function open(id: SourceId, options: object): OpenSource {
  const source = sources[id];
  const enrich = createEnrichment(findTestPlace);
  return {
    id,
    source,
    normalize: createNormalizer({ id, source, options: { ...options }, enrich }),
    index: { kind: 'all' },
  };
}

function openFixture(source: SourceId, name: string): Fixture {
  const { options, header, lines } = readCase(join(SOURCES, source, name));
  const opened = open(source, options);
  const origin = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1', key: 'fixture', line: 1 };
  return {
    source,
    name: basename(name, '.log'),
    isJson: opened.source.framing === 'json',
    lines,
    header,
    problems(text, changedHeader) {
      try {
        return outcomesOf({ text, header: changedHeader, origin }, opened).flatMap((outcome) => {
          if (outcome.kind !== 'filtered') return documentProblems(outcome.document, source);
          return REASONS.has(outcome.reason) ? [] : [`filtered: ${outcome.reason}`];
        });
      } catch (error) {
        return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
      }
    },
  };
}

export const fixtures: readonly Fixture[] = sourceIds.flatMap((source) =>
  globSync('*.log', { cwd: join(SOURCES, source) })
    .sort()
    .map((name) => openFixture(source, name)),
);
