import { componentTemplates, type IndexSize } from './component-template.ts';
import { indexTemplates } from './index-template.ts';
import { ingestPipeline, PIPELINE } from './ingest-pipeline.ts';

/** One `PUT` to OpenSearch. */
export interface ContentPut {
  readonly path: string;
  readonly body: object;
}

const puts = (prefix: string, bodies: Readonly<Record<string, object>>): readonly ContentPut[] =>
  Object.entries(bodies).map(([name, body]) => ({ path: `/${prefix}/${name}`, body }));

/** All that a domain needs before the first document, in an order in which nothing names what is not there yet. */
export const searchContent = (size: IndexSize = {}): readonly ContentPut[] => [
  ...puts('_ingest/pipeline', { [PIPELINE]: ingestPipeline }),
  ...puts('_component_template', componentTemplates(size)),
  ...puts('_index_template', indexTemplates),
];
