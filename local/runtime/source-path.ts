import { BUFFERS, SEARCH_RETRY_MS } from '../../transforms/buffers.ts';
import type { Put } from '../../transforms/core/deliver.ts';
import type { Tally } from '../../transforms/core/ledger.ts';
import type { Enrich } from '../../transforms/core/normalize.ts';
import { openStream } from '../../transforms/core/open-stream.ts';
import type { SourceOptions } from '../../transforms/core/source.ts';
import { kinesisFed, type SourceId } from '../../transforms/sources/catalogue.ts';
import type { Clock } from '../aws/clock.ts';
import { createDeliveryStream, type DeliveryStream } from '../aws/delivery-stream.ts';
import type { BackupOptions, SearchDestination } from '../aws/firehose/options.ts';
import { createKinesisStream } from '../aws/kinesis-stream.ts';
import type { ObjectStore } from '../aws/object-store.ts';
import type { PathFaults } from './faults.ts';
import { putRecordsTo, putTo, takeAll } from './put.ts';
import { hints, transformOf } from './transform-stage.ts';

export interface PathSettings {
  readonly id: SourceId;
  readonly options: SourceOptions;
  readonly clock: Clock;
  readonly enrich: Enrich;
  readonly objects: ObjectStore;
  readonly sendFeed: Put<string>;
  readonly count: (source: string, tally: Tally) => void;
  readonly bulk: SearchDestination['bulk'];
  readonly random: () => number;
  readonly faults?: PathFaults;
}

/** One source's way from its records to the store, lake and rules, as design's data path draws it. */
export interface SourcePath {
  readonly id: SourceId;
  readonly isKinesisFed: boolean;
  readonly streams: readonly DeliveryStream[];
  /**
   * Records as AWS would send them: subscription messages and envelopes, or lines where Kinesis feeds the source.
   * Resolves when all are taken; a sender repeats what is throttled.
   */
  put(records: readonly Uint8Array[]): Promise<void>;
  /** Resolves when little enough waits that more may come. */
  ready(): Promise<void>;
  /** Resolves when everything that was put has been delivered; with `end`, what is refused is a failure at once. */
  drain(retries: 'wait' | 'end'): Promise<void>;
}

const WAITING_BYTES = 12 * 1024 * 1024;

const backupOf = ({ objects }: PathSettings, name: string, mode: BackupOptions['mode']): BackupOptions => ({
  ...hints(BUFFERS.backup),
  mode,
  objects,
  prefix: `raw/${name}/`,
  errorPrefix: `failed/${name}/!{firehose:error-output-type}/`,
});

const searchDestination = ({ bulk }: PathSettings): SearchDestination => ({
  kind: 'opensearch',
  bulk,
  ...hints(BUFFERS.search),
  retryMs: SEARCH_RETRY_MS,
});

/** Busy sources: an intake stream that fans out, and a search stream that takes its documents. */
function createFanOutPath(settings: PathSettings): SourcePath {
  const { id, options, clock, enrich, objects, faults } = settings;
  const stream = openStream({ sources: { [id]: options } }, enrich);
  const search = createDeliveryStream({
    name: `search-${id}`,
    clock,
    source: 'direct-put',
    destination: searchDestination(settings),
    backup: backupOf(settings, `search-${id}`, 'failed'),
    faults: faults?.search,
  });
  const intake = createDeliveryStream({
    name: `intake-${id}`,
    clock,
    source: 'direct-put',
    transform: transformOf(settings, { kind: 'fan-out', stream }, putTo(search)),
    destination: {
      kind: 's3',
      objects,
      prefix: `lake/${id}/!{timestamp:yyyy/MM/dd/HH}/`,
      errorPrefix: `failed/intake-${id}/!{firehose:error-output-type}/`,
      fileExtension: '.ndjson.gz',
      ...hints(BUFFERS.lake),
    },
    backup: backupOf(settings, `intake-${id}`, 'all'),
    faults: faults?.intake,
  });
  return {
    id,
    isKinesisFed: false,
    streams: [intake, search],
    put: (records) => takeAll(records, putTo(intake), settings),
    async ready() {
      await Promise.all([intake.waitingBelow(WAITING_BYTES), search.waitingBelow(WAITING_BYTES)]);
    },
    async drain(retries) {
      await intake.drain();
      await search.drain({ retries });
    },
  };
}

/** Sources that come through Kinesis: one stream, which transforms each line in place. */
function createOneToOnePath(settings: PathSettings): SourcePath {
  const { id, options, clock, enrich, random, faults } = settings;
  const { only } = openStream({ sources: { [id]: options } }, enrich);
  if (only === undefined) throw new Error(`${id} is not open`);
  const kinesis = createKinesisStream({ name: id, clock, random, throttle: faults?.shard });
  const noPuts: Put<Buffer> = async (documents) => documents.map(() => 'InvalidSourceException');
  const search = createDeliveryStream({
    name: `search-${id}`,
    clock,
    source: 'kinesis',
    kinesis: { arn: kinesis.arn, shards: kinesis.shards },
    transform: transformOf(settings, { kind: 'one-to-one', source: only }, noPuts),
    destination: searchDestination(settings),
    backup: backupOf(settings, `search-${id}`, 'all'),
    faults: faults?.search,
  });
  kinesis.attach(search);
  return {
    id,
    isKinesisFed: true,
    streams: [search],
    put: (records) => takeAll(records, putRecordsTo(kinesis), settings),
    ready: () => search.waitingBelow(WAITING_BYTES),
    async drain(retries) {
      await kinesis.drain();
      await search.drain({ retries });
    },
  };
}

/** Throws ConfigError where the source's options are wrong. */
export const createSourcePath = (settings: PathSettings): SourcePath =>
  kinesisFed.has(settings.id) ? createOneToOnePath(settings) : createFanOutPath(settings);
