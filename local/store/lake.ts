import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { DocumentText } from '../../dashboards/query.ts';
import type { ObjectStore } from '../aws/object-store.ts';
import { reasonOf, StoreError } from './store-error.ts';

const SUFFIX = '.ndjson.gz';
const BATCH = 2_000;

const linesOf = (bytes: Uint8Array): AsyncIterable<string> =>
  createInterface({ input: Readable.from([bytes]).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });

/** The documents of one object, which is any number of gzip members one after the other. */
async function* objectDocuments(bytes: Uint8Array): AsyncGenerator<readonly DocumentText[]> {
  let batch: DocumentText[] = [];
  for await (const line of linesOf(bytes)) {
    if (line !== '') batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * The documents that the intake streams wrote under a prefix, in batches: one object in memory at a time.
 * Throws StoreError, with the key, where an object can't be read: nothing is known about what it held.
 */
export async function* lakeDocuments(objects: ObjectStore, prefix: string): AsyncGenerator<readonly DocumentText[]> {
  for (const { key } of await objects.list(prefix)) {
    const bytes = key.endsWith(SUFFIX) ? await objects.get(key) : undefined;
    if (bytes === undefined) continue;
    try {
      yield* objectDocuments(bytes);
    } catch (error) {
      throw new StoreError(`the lake's object ${key} can't be read: ${reasonOf(error)}`);
    }
  }
}
