import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { systemClock } from '../../local/aws/clock.ts';
import { createMemoryObjects } from '../../local/aws/memory-objects.ts';
import { createBulkDestination } from '../../local/opensearch-bulk.ts';
import { createSourcePath } from '../../local/runtime/source-path.ts';
import { absent, putContent, search } from './opensearch-client.ts';

const GROUP = `simulator-${randomUUID()}`;

/** A subscription message whose lines are known by this run's log group. */
const batch = (messages: readonly string[]): Buffer =>
  gzipSync(
    JSON.stringify({
      messageType: 'DATA_MESSAGE',
      owner: '123456789012',
      logGroup: GROUP,
      logStream: 'eni',
      subscriptionFilters: ['firewatch'],
      logEvents: messages.map((message, at) => ({ id: String(at), timestamp: Date.now(), message })),
    }),
  );

const seconds = Math.floor(Date.now() / 1000);
const line = (port: number): string =>
  `2 111122223333 eni-0${GROUP.slice(-12)} 10.0.0.5 81.2.69.142 ${port} 443 6 10 840 ${seconds - 60} ${seconds} ACCEPT OK`;

describe.skipIf(absent)('from a subscription message through both streams into OpenSearch', () => {
  beforeAll(putContent);

  test('every event is one document in its index, a bad line one in quarantine, also when it all comes twice', async () => {
    const path = createSourcePath({
      id: 'vpc-flow',
      options: {},
      clock: systemClock,
      enrich: () => undefined,
      objects: createMemoryObjects(),
      sendFeed: async (messages) => messages.map(() => undefined),
      count: () => undefined,
      bulk: createBulkDestination(inject('openSearchUrl') ?? '', 'aws-vpc-flow'),
      random: Math.random,
    });
    const record = batch([line(49_152), line(49_153), `broken ${GROUP}`]);
    await path.put([record]);
    await path.drain('end');
    await path.put([record, record]);
    await path.drain('end');
    const flows = await search({ term: { 'aws.vpc-flow.interface-id': `eni-0${GROUP.slice(-12)}` } });
    expect(flows.map(({ _index }) => _index)).toEqual(
      new Array(2).fill(`aws-vpc-flow-${new Date().toISOString().slice(0, 7).replace('-', '.')}`),
    );
    const all = await search({ term: { 'event.kind': 'pipeline_error' } });
    const bad = all.filter(({ _source }) => JSON.stringify(_source).includes(`broken ${GROUP}`));
    expect(bad.map(({ _index }) => _index.replace(/-\d{4}\.\d\d$/, ''))).toEqual(['firewatch-quarantine']);
    expect(path.streams.map((stream) => stream.violations())).toEqual([[], []]);
  });
});
