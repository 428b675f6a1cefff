import type { Clock } from './clock.ts';
import type { Outage } from './faults.ts';
import { ServiceError } from './service-error.ts';

export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/** What Firewatch uses of S3. A key that does not exist is undefined; deleting it is no error. */
export interface ObjectStore {
  /** Whole or not at all; an object under the same key is replaced. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Sorted by key. */
  list(prefix: string): Promise<readonly StoredObject[]>;
  delete(key: string): Promise<void>;
}

const KEY_BYTES = 1024;
const SEGMENT_BYTES = 255; // what file systems take

const isSegment = (segment: string): boolean =>
  segment !== '' && segment !== '.' && segment !== '..' && Buffer.byteLength(segment) <= SEGMENT_BYTES;

/** Throws for a key that could leave a folder or can't be a file's path in it; S3 itself is less strict. */
export function checkKey(key: string): void {
  const plain = !/[\u0000-\u001f\u007f\\:]/.test(key) && Buffer.byteLength(key) <= KEY_BYTES;
  if (!plain || !key.split('/').every(isSegment))
    throw new ServiceError('InvalidArgument', `not a usable object key: ${JSON.stringify(key.slice(0, 200))}`);
}

export const byKey = (a: StoredObject, b: StoredObject): number => (a.key < b.key ? -1 : Number(a.key > b.key));

/** The same store, unreachable while the outage is active. */
export function withOutage(store: ObjectStore, outage: Outage, clock: Clock): ObjectStore {
  const reach = async (): Promise<ObjectStore> => {
    if (outage.active(clock.now())) throw new ServiceError('ServiceUnavailable', 'the object store is down', 'server');
    return store;
  };
  return {
    put: async (key, bytes) => (await reach()).put(key, bytes),
    get: async (key) => (await reach()).get(key),
    list: async (prefix) => (await reach()).list(prefix),
    delete: async (key) => (await reach()).delete(key),
  };
}
