import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedEvent } from '../../../alerting/feed.ts';
import { loadRules } from '../../../alerting/load.ts';
import { judgeAll } from '../../../alerting/offline/judge.ts';
import type { RawBatch } from '../../../local/generator/index.ts';
import { openGeoip } from '../../../local/geoip.ts';
import { createNormalizer } from '../../../transforms/core/normalize.ts';
import { type OpenStream, type Transformed, transformRecord } from '../../../transforms/core/transform.ts';
import { createEnrichment } from '../../../transforms/enrich/index.ts';
import { type SourceId, sourceIds } from '../../../transforms/sources/catalogue.ts';
import { sources } from '../../../transforms/sources/index.ts';

const enrich = createEnrichment(openGeoip(undefined));

const open = (id: SourceId): OpenStream => ({
  only: {
    id,
    source: sources[id],
    normalize: createNormalizer({ id, source: sources[id], enrich }),
    index: { kind: 'all' },
  },
  named: new Map(),
});

const streams = new Map(sourceIds.map((id) => [id, open(id)]));

/** What the transform makes of a batch. */
export const transform = ({ source, data, at }: RawBatch): Transformed =>
  transformRecord(data, { arrived: at, region: 'eu-west-1' }, streams.get(source) as OpenStream);

export const documentsOf = (batches: Iterable<RawBatch>): readonly FeedEvent[] =>
  [...batches].flatMap((batch) =>
    transform(batch).documents.map((document) => JSON.parse(document.toString()) as FeedEvent),
  );

const RULES = 'alerting/rules';

const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yml') && !path.endsWith('.cases.yml'))
  .map((path) => ({ path: join(RULES, path), text: readFileSync(join(RULES, path), 'utf8') }));

const rules = loadRules(files);

/** The titles of what alerts over a list of events, with the event that makes it. */
export const alarmsOf = (
  events: readonly FeedEvent[],
): readonly { readonly rule: string; readonly event: FeedEvent }[] =>
  judgeAll(rules, events).map(({ rule, match }) => ({ rule: rule.sigma.title, event: match.event }));
