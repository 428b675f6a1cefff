import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { QUARANTINE } from '../../dashboards/opensearch/index-names.ts';
import { ingestPipeline } from '../../dashboards/opensearch/ingest-pipeline.ts';
import { sourceIds } from '../../transforms/sources/catalogue.ts';
import {
  absent,
  byIds,
  CREATED,
  call,
  flow,
  type Hit,
  newIds,
  putContent,
  search,
  statuses,
  write,
} from './opensearch-client.ts';

describe.skipIf(absent)('delivery to OpenSearch', () => {
  beforeAll(putContent);

  describe('redelivery', () => {
    test('the same batch twice is the same documents', async () => {
      const ids = newIds(5);
      const batch = ids.map((id) => flow(id));
      expect(statuses(await write(...batch))).toEqual([201, 201, 201, 201, 201]);
      const again = await write(...batch);
      expect(statuses(again)).toEqual([200, 200, 200, 200, 200]);
      expect(again.map(({ id }) => id)).toEqual(ids);
      expect(await byIds(ids)).toHaveLength(5);
    });

    test('an event twice in one request is one document', async () => {
      const [id] = newIds(1) as [string];
      await write(flow(id), flow(id));
      expect((await byIds([id])).map(({ _id }) => _id)).toEqual([id]);
    });

    test('an event that arrives again in the next month meets its first copy', async () => {
      const [id] = newIds(1) as [string];
      await write(flow(id), flow(id, {}, { created: '2027-01-02T00:00:00.000Z' }));
      expect((await byIds([id])).map(({ _index }) => _index)).toEqual(['aws-vpc-flow-2026.11']);
    });

    test('the pipeline notes when a document was indexed', async () => {
      const [id] = newIds(1) as [string];
      await write(flow(id));
      const [hit] = await byIds([id]);
      expect(hit?._source).toMatchObject({
        event: { created: CREATED, ingested: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/) },
      });
    });
  });

  describe('routing', () => {
    const at = (time: unknown) => ({ '@timestamp': time });
    test.each([
      ['this month', 'aws-vpc-flow-2026.12', at('2026-12-01T00:00:00.000Z'), {}],
      ['the month before', 'aws-vpc-flow-2026.11', at('2026-11-30T23:59:59.999Z'), {}],
      ['a local time by its month in UTC', 'aws-vpc-flow-2026.11', at('2026-12-01T08:00:00.000+09:00'), {}],
      ['nanoseconds', 'aws-vpc-flow-2026.11', at('2026-11-30T23:59:59.999999999Z'), {}],
      ['13 months before arrival', 'aws-vpc-flow-2025.11', at('2025-11-01T00:00:05.000Z'), {}],
      ['a millisecond more', 'aws-vpc-flow-old', at('2025-11-01T00:00:04.999Z'), {}],
      ['1970', 'aws-vpc-flow-old', at('1970-01-01T00:00:00.000Z'), {}],
      ['a day after arrival', 'aws-vpc-flow-2026.12', at('2026-12-02T00:00:05.000Z'), {}],
      ['a millisecond more', 'aws-vpc-flow-undated', at('2026-12-02T00:00:05.001Z'), {}],
      ['the year 9999', 'aws-vpc-flow-undated', at('9999-12-31T23:59:59.999Z'), {}],
      ['the year 99999', 'aws-vpc-flow-undated', at('+99999-12-31T23:59:59.999Z'), {}],
      ['30 February', 'aws-vpc-flow-undated', at('2026-02-30T00:00:00.000Z'), {}],
      ['words', 'aws-vpc-flow-undated', at('yesterday'), {}],
      ['an index name', 'aws-vpc-flow-undated', at('2026-../../evil-2026'), {}],
      ['a number', 'aws-vpc-flow-undated', at(1_796_083_199_999), {}],
      ['an object', 'aws-vpc-flow-undated', at({ a: 1 }), {}],
      ['no time', 'aws-vpc-flow-undated', at(undefined), {}],
      ['an event that could not be read', 'firewatch-quarantine-2026.11', {}, { kind: 'pipeline_error' }],
      ['an unknown dataset', 'firewatch-quarantine-2026.11', {}, { dataset: 'aws.nope' }],
      ['a dataset named like a member', 'firewatch-quarantine-2026.11', {}, { dataset: 'class' }],
      ['no dataset', 'firewatch-quarantine-2026.11', {}, { dataset: undefined }],
      ['an alert', 'firewatch-alerts-2026.11', {}, { kind: 'alert', dataset: 'firewatch.alerts' }],
    ])('%s goes to %s', async (_, index, more, event) => {
      const [id] = newIds(1) as [string];
      const items = await write(flow(id, more, event));
      expect(items).toMatchObject([{ status: 201, id, index }]);
      expect(await byIds([id])).toHaveLength(1);
    });

    test('without a time of arrival the month is judged by the present', async () => {
      const [id] = newIds(1) as [string];
      const [item] = await write(flow(id, { '@timestamp': '2001-01-01T00:00:00.000Z' }, { created: 'soon' }));
      expect(item).toMatchObject({ status: 201, index: 'aws-vpc-flow-old' });
    });

    test('an event without a time is found by its arrival', async () => {
      const [id] = newIds(1) as [string];
      await write(flow(id, { '@timestamp': 'yesterday' }));
      const hits = await search({
        bool: {
          filter: [{ term: { 'event.id': id } }, { range: { '@timestamp': { gte: '2026-12-01', lt: '2026-12-02' } } }],
        },
      });
      expect(hits).toHaveLength(1);
    });

    test('an unknown dataset is quarantined with the reason, its error code is kept', async () => {
      const [id] = newIds(1) as [string];
      await write(flow(id, { error: { code: 'AccessDenied' } }, { dataset: 'aws.nope' }));
      const [hit] = await byIds([id]);
      expect(hit?._source).toMatchObject({
        event: { kind: 'pipeline_error' },
        error: { code: 'AccessDenied', message: 'no index for dataset aws.nope' },
      });
    });

    test.each([['text'], [['a']], [7], [null]])('an event that is %j is quarantined, not lost', async (event) => {
      expect(await write({ '@timestamp': CREATED, event })).toMatchObject([
        { status: 201, index: expect.stringMatching(/^firewatch-quarantine-/) },
      ]);
    });

    test.each([[undefined], ['']])('an event with the id %j gets one of its own', async (id) => {
      const [item] = await write({ ...flow('x'), event: { dataset: 'aws.vpc-flow', created: CREATED, id } });
      expect(item).toMatchObject({ status: 201, index: 'aws-vpc-flow-2026.11', id: expect.stringMatching(/.{10}/) });
    });

    test('an id is taken as it is', async () => {
      const id = `a/b"c'{{{x}}}\\${randomUUID()}`;
      expect(await write(flow(id))).toMatchObject([{ status: 201, id }]);
    });

    test('the undated names are never created', async () => {
      await write(flow(randomUUID()));
      const indices = Object.keys((await call('GET', '/aws-*,firewatch-*/_settings')) as object);
      expect(indices.filter((name) => [...sourceIds.map((id) => `aws-${id}`), QUARANTINE].includes(name))).toEqual([]);
    });

    test.each([[{ event: { id: 'a', kind: 'event' }, error: { code: 'x' } }], [{ event: { id: 'a' }, error: 'text' }]])(
      'where the script itself fails, %j goes to quarantine with the reason',
      async (source) => {
        const answer = (await call('POST', '/_ingest/pipeline/_simulate', {
          pipeline: { ...ingestPipeline, processors: [{ fail: { message: 'out of memory' } }] },
          docs: [{ _index: 'aws-vpc-flow', _source: source }],
        })) as { docs: { doc: Hit }[] };
        expect(answer.docs[0]?.doc).toMatchObject({
          _index: 'firewatch-quarantine-undated',
          _source: { event: { kind: 'pipeline_error' }, error: { message: expect.stringContaining('out of memory') } },
        });
      },
    );
  });

  test('a template shapes every index that the pipeline made', async () => {
    const mappings = (await call('GET', '/aws-*,firewatch-*/_mapping')) as Record<
      string,
      { mappings: { dynamic?: string } }
    >;
    const ours = Object.entries(mappings);
    expect(ours.length).toBeGreaterThan(5);
    expect(
      ours
        .filter(
          ([
            ,
            {
              mappings: { dynamic },
            },
          ]) => dynamic !== 'false',
        )
        .map(([name]) => name),
    ).toEqual([]);
  });
});
