import type { DocumentText } from '../dashboards/query.ts';
import type { Rejection } from './aws/firehose/options.ts';

/** What OpenSearch did with one document, in the order sent. `error` is there where the status is not 2xx. */
export interface BulkItem {
  readonly status: number;
  readonly id: string;
  readonly index: string;
  readonly error?: string;
}

export type Bulk = (documents: readonly DocumentText[]) => Promise<readonly BulkItem[]>;

interface BulkAnswer {
  readonly items: readonly { readonly index: BulkAnswerItem }[];
}

interface BulkAnswerItem {
  readonly _id: string;
  readonly _index: string;
  readonly status: number;
  readonly error?: {
    readonly type: string;
    readonly reason: string;
    readonly caused_by?: { readonly reason?: string };
  };
}

/** The request as a whole was refused or not answered: Firehose sends it again. */
export class BulkError extends Error {
  override readonly name = 'BulkError';
}

/** `index` without id, as Firehose asks for with the document id option NO_DOCUMENT_ID. */
const bodyOf = (documents: readonly DocumentText[]): string =>
  documents.map((document) => `{"index":{}}\n${document}\n`).join('');

function itemOf({ _id, _index, status, error }: BulkAnswerItem): BulkItem {
  if (error === undefined) return { status, id: _id, index: _index };
  const reason = [error.type, error.reason, error.caused_by?.reason].filter((part) => part !== undefined).join(': ');
  return { status, id: _id, index: _index, error: reason };
}

/**
 * Writes documents as Firehose does: to one undated name, without ids; the pipeline gives both.
 * Throws BulkError where the request fails whole, such as for one document broken over two lines.
 */
export function createBulk(url: string, index: string, send: typeof fetch = fetch): Bulk {
  const target = new URL(`${encodeURIComponent(index)}/_bulk`, url.endsWith('/') ? url : `${url}/`);
  return async (documents) => {
    if (documents.length === 0) return [];
    const response = await send(target, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: bodyOf(documents),
    });
    if (!response.ok)
      throw new BulkError(`OpenSearch answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    const { items } = (await response.json()) as BulkAnswer;
    if (items.length !== documents.length)
      throw new BulkError(`sent ${documents.length} documents, got ${items.length} answers`);
    return items.map(({ index: item }) => itemOf(item));
  };
}

const rejectionOf = ({ status, error }: BulkItem, index: number): readonly Rejection[] =>
  error === undefined ? [] : [{ index, status, reason: error }];

/** The same for a simulated delivery stream: names only the documents that were refused. */
export function createBulkDestination(url: string, index: string, send: typeof fetch = fetch) {
  const bulk = createBulk(url, index, send);
  return async (documents: readonly DocumentText[]): Promise<readonly Rejection[]> =>
    (await bulk(documents)).flatMap(rejectionOf);
}
