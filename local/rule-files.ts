import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RuleFile } from '../alerting/sigma/index.ts';
import { InputError, inputError } from './files/find.ts';

/** The rules that Firewatch brings. */
export const OWN_RULES = join(import.meta.dirname, '../alerting/rules');

const isRule = (path: string): boolean => !/\.cases\.ya?ml$/.test(path);

/** What the file system says against a path is the user's to read. */
function told<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw inputError(path, error);
  }
}

const readRuleFile = (path: string): RuleFile => told(path, () => ({ path, text: readFileSync(path, 'utf8') }));

function rulesIn(folder: string): readonly string[] {
  if (!told(folder, () => statSync(folder)).isDirectory())
    throw new InputError(`${folder} is not a folder of rules (log files go before --rules or after --)`);
  const names = globSync('**/*.{yml,yaml}', { cwd: folder }).filter(isRule).sort();
  if (names.length === 0) throw new InputError(`no rules (.yml or .yaml) in ${folder}`);
  return names.map((name) => join(folder, name));
}

/** The rule files of folders, with everything below them, in a steady order and each once. Throws InputError. */
export const readRuleFiles = (folders: readonly string[]): readonly RuleFile[] => {
  const paths = folders.flatMap(rulesIn);
  return [...new Map(paths.map((path) => [resolve(path), path])).values()].map(readRuleFile);
};
