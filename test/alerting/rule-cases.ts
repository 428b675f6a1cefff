import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FeedEvent } from '../../alerting/feed.ts';
import { createNormalizer } from '../../transforms/core/normalize.ts';
import type { LogLine, SourceOptions } from '../../transforms/core/source.ts';
import { createEnrichment } from '../../transforms/enrich/index.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { findTestPlace } from '../sources/places.ts';

/** One case of a rule: raw log text of a source, and whether the rule alerts on any of its events. */
export interface RuleCase {
  readonly name: string;
  readonly source: SourceId;
  readonly options?: SourceOptions;
  readonly log: string;
  readonly alerts: boolean;
}

const ARRIVED = Date.UTC(2026, 10, 24, 14, 12, 0);

/** The cases beside a rule file; none where there is no such file. */
export function readCases(rulePath: string): readonly RuleCase[] {
  const path = rulePath.replace(/\.yml$/, '.cases.yml');
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as readonly RuleCase[]) : [];
}

/** JSON may span lines, anything else is one entry a line. */
const messagesOf = (log: string): readonly string[] =>
  /^\s*[[{]/.test(log) ? [log] : log.split('\n').filter((line) => line !== '');

/** The events of a raw log, from its real source. Throws where a line is quarantined. */
export function eventsOf({ source: id, options = {}, log }: Omit<RuleCase, 'name' | 'alerts'>): readonly FeedEvent[] {
  const source = sources[id];
  const normalize = createNormalizer({ id, source, options, enrich: createEnrichment(findTestPlace) });
  const origin = { arrived: ARRIVED, account: '123456789012', region: 'eu-west-1', key: 'case' };
  return messagesOf(log)
    .flatMap((text, line) =>
      source.split(text).map((message, index): LogLine => ({ message, index, origin: { ...origin, line } })),
    )
    .flatMap((line) => {
      const outcome = normalize(line);
      if (outcome.kind === 'quarantined') throw new Error(`quarantined: ${outcome.document.toString()}`);
      return outcome.kind === 'event' ? [JSON.parse(outcome.document.toString()) as FeedEvent] : [];
    });
}
