import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldsPage } from '../local/docs/fields-page.ts';
import { firstSentence, withSourcesTable } from '../local/docs/sources-table.ts';
import { pages, proseOf, read, root } from './docs/pages.ts';

describe('what `npm run docs` writes is current', () => {
  test('the table of sources', () => {
    expect(read('README.md')).toBe(withSourcesTable(read('README.md'), root));
  });

  test('the fields', () => {
    expect(read('docs/fields.md')).toBe(fieldsPage());
  });
});

test.each([
  ['# A\n\nOne log. More of it.\n', 'One log'],
  ['# A\n\nOne log of\nv1.2: more.\n', 'One log of v1.2'],
  ['# A\n\nOne log', 'One log'],
  ['# A\n', ''],
])('the first sentence of %j is %j', (page, sentence) => {
  expect(firstSentence(page)).toBe(sentence);
});

test('a page without marks gets no table', () => {
  expect(() => withSourcesTable('# A\n', root)).toThrow('expected <!-- sources: npm run docs -->');
});

test('the README fits 150 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

const headingsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const LINK = /\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)\)/g;

interface Link {
  readonly text: string;
  readonly path: string;
  readonly anchor: string;
}

/** The relative links of a page, from the root. */
const linksOf = (page: string): readonly Link[] =>
  [...proseOf(read(page)).matchAll(LINK)]
    .filter(([, , target = '']) => !/^[a-z]+:/.test(target))
    .map(([, text = '', target = '']) => {
      const [path = '', anchor = ''] = target.split('#');
      return { text: text.replaceAll('\\', ''), path: path === '' ? page : join(page, '..', path), anchor };
    });

const PATH = /`((?:transforms|alerting|dashboards|local|test|bench|docs)\/[\w./-]*)`/g;

describe.each(pages)('%s', (page) => {
  test('links to what there is', () => {
    const broken = linksOf(page).filter(
      ({ path, anchor }) =>
        !existsSync(join(root, path)) || (anchor !== '' && !headingsOf(read(path)).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });

  test('names only files that there are', () => {
    const paths = [...proseOf(read(page)).matchAll(PATH)].map(([, path = '']) => path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('names only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const named = [...read(page).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)];
    expect(named.map(([, run, short]) => run ?? short ?? '').filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Pages that claim something and link the test that shows it. */
const claiming = pages.filter((page) => /^docs\/(architecture|security|search|decisions)\b/.test(page));

test.each(claiming)('%s calls each test that it links by its name', (page) => {
  const tests = linksOf(page).filter(({ path, text }) => path.endsWith('.test.ts') && !text.startsWith('`'));
  expect(tests.filter(({ path, text }) => existsSync(join(root, path)) && !read(path).includes(text))).toEqual([]);
});
