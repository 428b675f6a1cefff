import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every page, as a path from the root. */
export const pages: readonly string[] = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The fenced blocks of a page in one language. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(FENCE)].filter(([, name]) => name === language).map(([, , text = '']) => text);

/** A page without its fenced blocks. */
export const proseOf = (page: string): string => page.replace(FENCE, '');
