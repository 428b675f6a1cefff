import { expect, test } from 'vitest';
import { BulkError, createBulk, createBulkDestination } from '../../local/opensearch-bulk.ts';

interface Sent {
  url: string;
  body: string;
}

/** A node that gives one answer and keeps what it was asked. */
function answering(status: number, answer: unknown, sent: Sent[] = []): typeof fetch {
  return async (url, init) => {
    sent.push({ url: String(url), body: String(init?.body) });
    return new Response(JSON.stringify(answer), { status });
  };
}

const stored = { index: { _id: 'a', _index: 'aws-vpc-flow-2026.11', status: 201 } };
const refused = {
  index: {
    _id: 'b',
    _index: 'aws-vpc-flow-2026.11',
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: 'failed to parse', caused_by: { reason: 'not an object' } },
  },
};

test.each(['http://node:9200', 'http://node:9200/', 'http://node:9200/search'])(
  'writes to one name below %s',
  async (url) => {
    const sent: Sent[] = [];
    await createBulk(url, 'aws-vpc-flow', answering(200, { items: [stored] }, sent))(['{"a":1}']);
    expect(sent).toEqual([{ url: `${url.replace(/\/$/, '')}/aws-vpc-flow/_bulk`, body: '{"index":{}}\n{"a":1}\n' }]);
  },
);

test('answers for every document in its place', async () => {
  const items = await createBulk('http://node', 'x', answering(200, { items: [stored, refused] }))(['{}', '{}']);
  expect(items).toEqual([
    { status: 201, id: 'a', index: 'aws-vpc-flow-2026.11' },
    {
      status: 400,
      id: 'b',
      index: 'aws-vpc-flow-2026.11',
      error: 'mapper_parsing_exception: failed to parse: not an object',
    },
  ]);
});

test('names only the refused documents to a delivery stream', async () => {
  const bulk = createBulkDestination('http://node', 'x', answering(200, { items: [stored, refused] }));
  expect(await bulk(['{}', '{}'])).toEqual([
    { index: 1, status: 400, reason: 'mapper_parsing_exception: failed to parse: not an object' },
  ]);
});

test('asks nothing for nothing', async () => {
  const sent: Sent[] = [];
  expect(await createBulk('http://node', 'x', answering(200, {}, sent))([])).toEqual([]);
  expect(sent).toEqual([]);
});

test.each([
  ['a request refused whole', 429, { error: 'too many' }],
  ['an answer for fewer documents', 200, { items: [stored] }],
])('%s is an error', async (_, status, answer) => {
  await expect(createBulk('http://node', 'x', answering(status, answer))(['{}', '{}'])).rejects.toThrow(BulkError);
});
