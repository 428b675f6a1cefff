import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type EventStoreOptions, type LocalEventStore, openEventStore } from '../../../local/store/duckdb-store.ts';
import { catalogues } from '../../dashboards/search/fields.ts';

/** A folder for one file of tests, gone after `remove`. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'firewatch-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A folder for one test, gone when it has finished. */
export async function folderOfTest(): Promise<string> {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  return path;
}

/** A store of the test sources in a folder, closed when the test has finished, if it is not before. */
export async function storeOfTest(
  folder: string,
  options: Omit<EventStoreOptions, 'folder' | 'catalogues'> = {},
): Promise<LocalEventStore> {
  const store = await openEventStore({ folder, catalogues, ...options });
  onTestFinished(() => store.close());
  return store;
}
