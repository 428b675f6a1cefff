import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsPage } from './fields-page.ts';
import { withSourcesTable } from './sources-table.ts';

const root = join(import.meta.dirname, '../..');
const readme = join(root, 'README.md');

// `npm run docs`: writes what the documents say about the code from the code itself.
writeFileSync(readme, withSourcesTable(readFileSync(readme, 'utf8'), root));
writeFileSync(join(root, 'docs/fields.md'), fieldsPage());
