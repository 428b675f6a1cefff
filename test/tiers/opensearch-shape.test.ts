import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { BulkError } from '../../local/opensearch-bulk.ts';
import type { FieldDefinition, FieldType } from '../../transforms/ecs/catalogue.ts';
import { catalogues, sourceIds } from '../../transforms/sources/catalogue.ts';
import {
  absent,
  bulk,
  byIds,
  call,
  type Document,
  flow,
  newIds,
  putContent,
  search,
  statuses,
  write,
} from './opensearch-client.ts';

/** A document that holds one value under a dotted name. */
const nested = (name: string, value: unknown): Document =>
  name.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Document;

describe.skipIf(absent)('documents of every shape', () => {
  beforeAll(putContent);

  const long = 'x'.repeat(40_000);
  const MALFORMED: Readonly<Record<FieldType, readonly unknown[]>> = {
    keyword: [long, '\u{1F525}'.repeat(20_000), 7, true, '', [], null],
    boolean: ['yes', 1, '', 'true', [true, 'no'], null],
    ip: ['999.1.1.1', '-', '', 'ec2.amazonaws.com', '10.0.0.0/8', '1.2.3.4:443', 7, ['1.2.3.4', 'bad'], null],
    long: ['12abc', '-', '', 1e30, '9223372036854775808', 7.9, true, null],
    double: ['12abc', '-', '', '1e400', true, null],
    date: ['yesterday', '', '-', '2026-11-30 23:59:59', true, null],
    geo_point: [{ lat: 200, lon: 0 }, { lat: 'x', lon: 0 }, 'somewhere', '', { lat: 1 }, null],
    text: [long, 7, true, '', [], null],
    tree_text: [long, 7, '{"a":', '', null],
  };
  const ROUTED = new Set(['@timestamp', 'event.id', 'event.kind', 'event.dataset', 'event.created', 'event.ingested']);

  const malformed = (id: keyof typeof catalogues): readonly Document[] =>
    Object.entries<{ type: FieldType }>(catalogues[id])
      .filter(([name]) => !ROUTED.has(name))
      .flatMap(([name, { type }]) => MALFORMED[type].map((value) => nested(name, value)));

  test.each(sourceIds)('no malformed value in any field of %s costs the document', async (id) => {
    const documents = malformed(id).map((document) => {
      const { event, ...more } = document as { event?: Document };
      return flow(randomUUID(), more, { ...event, dataset: `aws.${id}` });
    });
    const refused: unknown[] = [];
    for (let from = 0; from < documents.length; from += 200) {
      const items = await write(...documents.slice(from, from + 200));
      refused.push(...items.flatMap(({ error }, at) => (error ? [{ error, document: documents[from + at] }] : [])));
    }
    expect(refused).toEqual([]);
  });

  test('a value that was ignored can be counted, the good ones beside it are found', async () => {
    const [id] = newIds(1) as [string];
    await write(flow(id, { source: { ip: 'AWS Internal' }, destination: { ip: '89.160.20.112' } }));
    const [hit] = await search({
      bool: {
        filter: [
          { term: { 'event.id': id } },
          { exists: { field: '_ignored' } },
          { term: { 'destination.ip': '89.160.0.0/16' } },
        ],
      },
    });
    expect(hit?._ignored).toEqual(['source.ip']);
  });

  test('a refused document is reported in its place, its neighbours are stored', async () => {
    const ids = newIds(3);
    const [first, second, third] = ids as [string, string, string];
    const items = await write(flow(first), flow(second, { source: 'text' }), flow(third));
    expect(statuses(items)).toEqual([201, 400, 201]);
    expect(items[1]?.error).toContain('source');
    expect(await byIds(ids)).toHaveLength(2);
  });

  const UNREADABLE = [
    ['cut off', '{"broken'],
    ['no object', '7'],
    ['two members of one name', '{"aws":{"x":1,"x":2}}'],
    ['a number of 1,200 digits', `{"aws":{"x":1${'0'.repeat(1200)}}}`],
  ] as const;
  test.each(UNREADABLE)(
    'a document that is JSON for nobody (%s) takes its neighbours along: all are reported',
    async (_, text) => {
      const ids = newIds(2);
      const [before, after] = ids.map((id) => JSON.stringify(flow(id))) as [string, string];
      const items = await bulk([before, text, after]);
      expect(items.filter(({ error }) => error === undefined)).toEqual([]);
      expect(statuses(await bulk([before, after]))).toEqual([201, 201]);
    },
  );

  test('a document broken over two lines fails the request whole', async () => {
    await expect(bulk([JSON.stringify(flow(randomUUID()), null, 1)])).rejects.toThrow(BulkError);
  });

  test('hostile keys are kept as they are', async () => {
    const [id] = newIds(1) as [string];
    const tree = '{"__proto__":{"polluted":true},"constructor":1,"":2,".a":3,"a..b":4}';
    const text = JSON.stringify(flow(id)).replace(
      /}$/,
      `,"aws":{"vpc-flow":{"version":2},"free":${tree}},"__proto__":{"x":1}}`,
    );
    expect(statuses(await bulk([text]))).toEqual([201]);
    const [hit] = await byIds([id]);
    const { free } = (hit?._source['aws'] ?? {}) as { free: Document };
    expect(Object.entries(free).sort()).toEqual(Object.entries(JSON.parse(tree)).sort());
  });

  test('the largest document that a transform makes is stored', async () => {
    const [id] = newIds(1) as [string];
    const deep = nested(Array.from({ length: 99 }, (_, at) => `k${at}`).join('.'), 'x');
    const free = { deep, list: Array.from({ length: 9_700 }, (_, at) => ({ [`key-${at}`]: 'v'.repeat(80) })) };
    const document = flow(id, { aws: { free } }, { original: 'y'.repeat(32_768) });
    expect(JSON.stringify(document).length).toBeGreaterThan(950_000);
    expect(statuses(await write(document))).toEqual([201]);
  });

  test('unknown fields add nothing to the mapping', async () => {
    const [id] = newIds(1) as [string];
    await write(flow(id, { surprise: { deep: 1 }, when: '2026-11-30', '10.0.0.1': true }));
    const mappings = JSON.stringify(await call('GET', '/aws-vpc-flow-2026.11/_mapping'));
    expect(mappings).not.toMatch(/surprise|"when"|10\.0\.0\.1/);
  });

  const treeTexts = sourceIds.flatMap((source) =>
    Object.entries<FieldDefinition>(catalogues[source]).flatMap(([name, { of = [] }]) =>
      of.map((tree) => ({ source, name, tree })),
    ),
  );
  test.each(treeTexts)('the words of $tree are found in $name, which is not stored', async ({ source, name, tree }) => {
    const [id] = newIds(1) as [string];
    const content = { bucketName: 'invoices-prod', nested: [{ instanceId: 'i-0f3a91c27be4d5a10' }] };
    const { event, ...more } = nested(tree, content) as { event?: Document };
    await write(flow(id, more, { ...event, dataset: `aws.${source}` }));
    const [hit] = await search({
      bool: {
        filter: [
          { term: { 'event.id': id } },
          { match_phrase: { [name]: 'bucketName invoices-prod' } },
          { match_phrase: { [name]: 'instanceId i-0f3a91c27be4d5a10' } },
        ],
      },
    });
    expect(hit?._id).toBe(id);
    expect(JSON.stringify(hit?._source).split('invoices-prod')).toHaveLength(2);
  });

  const golden = (id: string): readonly Document[] =>
    globSync(`test/sources/${id}/*.expected.json`)
      .flatMap((path) => JSON.parse(readFileSync(path, 'utf8')) as Document[])
      .filter((document) => !Object.hasOwn(document, 'filtered'));

  test.each(sourceIds)('no golden document of %s is refused, no ECS field of one ignored', async (id) => {
    const items = await write(...golden(id));
    expect(items.length).toBeGreaterThan(0);
    expect(items.flatMap(({ error }) => error ?? [])).toEqual([]);
    const ignored = (await byIds(items.map((item) => item.id))).flatMap(({ _ignored }) => _ignored ?? []);
    expect(ignored.filter((name) => !name.startsWith('aws.'))).toEqual([]);
  });
});
