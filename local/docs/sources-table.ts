import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboards } from '../../dashboards/index.ts';
import { catalogues, type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { readRuleFiles } from '../rule-files.ts';
import { tableOf } from './table.ts';

const BEGIN = '<!-- sources: npm run docs -->\n';
const END = '<!-- /sources -->';

/** The first sentence of a source's page: the paragraph under its title, up to the first full stop or colon. */
export function firstSentence(page: string): string {
  const [, paragraph = ''] = page.split(/\n\s*\n/);
  return /^(.*?)(?:[.:](?:\s|$)|$)/s.exec(paragraph)?.[1]?.replace(/\s+/g, ' ') ?? '';
}

function rowOf(root: string, id: SourceId): readonly string[] {
  const page = `docs/sources/${id}.md`;
  return [
    `[${sources[id].title}](${page})`,
    `\`${id}\``,
    firstSentence(readFileSync(join(root, page), 'utf8')),
    String(Object.keys(catalogues[id]).length),
    String(dashboards[id].panels.length),
    String(readRuleFiles([join(root, 'alerting/rules', id)]).length),
  ];
}

const HEAD = ['source', 'id', 'what it holds', 'fields', 'panels', 'rules'];

/** A page with the table of sources, as it is now, between its two marks. Throws where a mark is missing. */
export function withSourcesTable(page: string, root: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from === -1 || to < from) throw new Error(`expected ${BEGIN.trim()} before ${END}`);
  const table = tableOf(
    HEAD,
    sourceIds.map((id) => rowOf(root, id)),
  );
  return `${page.slice(0, from)}${BEGIN}${table}${page.slice(to)}`;
}
