import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { searchContent } from '../../dashboards/opensearch/search-content.ts';
import { createBulk } from '../../local/opensearch-bulk.ts';
import './opensearch-setup.ts';

export type Document = Record<string, unknown>;

export interface Hit {
  readonly _id: string;
  readonly _index: string;
  readonly _source: Document;
  readonly _ignored?: readonly string[];
}

export const absent = inject('openSearchUrl') === undefined;
const url = inject('openSearchUrl') ?? '';

export const bulk = createBulk(url || 'http://absent.invalid', 'aws-vpc-flow');
export const write = (...documents: readonly Document[]) => bulk(documents.map((document) => JSON.stringify(document)));

export async function call(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

export async function putContent(): Promise<void> {
  for (const { path, body } of searchContent()) await call('PUT', path, body);
}

/** All hits of a query in our indices. Every test has its own event ids, so a used node does no harm. */
export async function search(query: object): Promise<readonly Hit[]> {
  await call('POST', '/_refresh');
  const answer = (await call('POST', '/aws-*,firewatch-*/_search', { size: 1000, query })) as { hits: { hits: Hit[] } };
  return answer.hits.hits;
}

export const byIds = (ids: readonly string[]) => search({ terms: { 'event.id': ids } });
export const newIds = (count: number): readonly string[] => Array.from({ length: count }, () => randomUUID());
export const statuses = (items: readonly { readonly status: number }[]) => items.map(({ status }) => status);

export const CREATED = '2026-12-01T00:00:05.000Z';

export const flow = (id: string, more: Document = {}, event: Document = {}): Document => ({
  '@timestamp': '2026-11-30T23:59:59.999Z',
  event: { id, kind: 'event', module: 'aws', dataset: 'aws.vpc-flow', created: CREATED, ...event },
  source: { address: '81.2.69.142', ip: '81.2.69.142' },
  ...more,
});
