import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleFile } from '../alerting/sigma/index.ts';

const isRule = (path: string): boolean => !/\.cases\.ya?ml$/.test(path);

/** The rule files of folders, with everything below them, in a steady order. */
export const readRuleFiles = (folders: readonly string[]): readonly RuleFile[] =>
  folders.flatMap((folder) =>
    globSync('**/*.{yml,yaml}', { cwd: folder })
      .filter(isRule)
      .sort()
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  );
