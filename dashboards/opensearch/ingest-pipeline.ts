import type { FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import { catalogues, sourceIds } from '../../transforms/sources/catalogue.ts';
import { ALERTS, QUARANTINE, sourceBase } from './index-names.ts';
import { routingScript } from './routing-script.ts';

/** Attached as `default_pipeline`. Never a `final_pipeline`: with one, OpenSearch 3.5.0 loses rerouted documents. */
export const PIPELINE = 'firewatch';

type Processor = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface IngestPipeline {
  readonly description: string;
  readonly processors: readonly Processor[];
  readonly on_failure: readonly Processor[];
}

const bases = {
  ...Object.fromEntries(sourceIds.map((id) => [`aws.${id}`, sourceBase(id)])),
  'firewatch.alerts': ALERTS,
};

interface TreeText {
  readonly field: readonly string[];
  readonly of: readonly (readonly string[])[];
}

const treeTextsOf = (fields: Readonly<Record<string, FieldDefinition>>): readonly TreeText[] =>
  Object.entries(fields).flatMap(([name, { of }]) =>
    of === undefined ? [] : [{ field: name.split('.'), of: of.map((tree) => tree.split('.')) }],
  );

/** By dataset, the texts that are made of a document's free-form trees. */
const texts = Object.fromEntries(
  sourceIds.map((id) => [`aws.${id}`, treeTextsOf(catalogues[id])] as const).filter(([, found]) => found.length > 0),
);

/** Gives a document its id and its index. What it cannot place goes to quarantine with the reason. */
export const ingestPipeline: IngestPipeline = {
  description: 'Firewatch: _id from event.id, _index from event.dataset and the month of @timestamp, texts of trees',
  processors: [
    { script: { lang: 'painless', params: { bases, texts, quarantine: QUARANTINE }, source: routingScript } },
  ],
  on_failure: [
    { set: { field: '_index', value: `${QUARANTINE}-undated` } },
    { set: { field: 'event.kind', value: 'pipeline_error', ignore_failure: true } },
    { remove: { field: 'error', ignore_missing: true } },
    { set: { field: 'error.message', value: '{{{_ingest.on_failure_message}}}' } },
  ],
};
