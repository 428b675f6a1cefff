import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The MaxMind databases of a folder; none where there is no such folder. */
export function readDatabases(folder: string | undefined): readonly Buffer[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mmdb'))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}
