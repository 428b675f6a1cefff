import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { FirehoseClient } from '@aws-sdk/client-firehose';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import { readDatabases } from './adapters/databases.ts';
import { createPutDocuments } from './adapters/firehose.ts';
import { createSendFeed } from './adapters/queue.ts';
import { filteredOf, type Tally } from './core/ledger.ts';
import { openStream } from './core/open-stream.ts';
import { readSettings, type TransformSettings } from './core/settings.ts';
import { createEnrichment } from './enrich/index.ts';
import { openDatabases } from './enrich/mmdb.ts';
import { createHandler, type Mode } from './handler.ts';

const logger = new Logger({ serviceName: 'firewatch-transform' });
const metrics = new Metrics({ namespace: 'Firewatch', serviceName: 'firewatch-transform' });

function countLookUpFailure(): void {
  metrics.addMetric('GeoipFailures', MetricUnit.Count, 1);
}

/** Published at once, so that each source's counters stand under its own dimension. */
function count(source: string, tally: Tally): void {
  const { received, quarantined, sent } = tally;
  metrics.addDimension('source', source);
  for (const [name, value] of Object.entries({ received, filtered: filteredOf(tally), quarantined, sent })) {
    metrics.addMetric(name, MetricUnit.Count, value);
  }
  metrics.publishStoredMetrics();
  logger.debug('tally', { source, ...tally });
}

function modeOf(settings: TransformSettings): Mode {
  const places = openDatabases(readDatabases(process.env['GEOIP_FOLDER']), countLookUpFailure);
  const stream = openStream(settings, createEnrichment(places));
  if (settings.mode === 'fan-out') return { kind: 'fan-out', stream };
  if (stream.only === undefined) throw new Error('one-to-one takes one source');
  return { kind: 'one-to-one', source: stream.only };
}

const settings = readSettings(process.env['FIREWATCH_TRANSFORM']);

/** The transform λ's entry: settings, clients and logging around `createHandler`. */
export const handler = middy(
  createHandler({
    mode: modeOf(settings),
    putDocuments: createPutDocuments(new FirehoseClient(), settings.searchStream),
    sendFeed: createSendFeed(new SQSClient(), settings.feedQueueUrl),
    count,
    sleep: (ms) => sleep(ms),
    random: Math.random,
  }),
).use(injectLambdaContext(logger));
