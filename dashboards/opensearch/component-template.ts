import type { FieldCatalogue } from '../../transforms/ecs/catalogue.ts';
import { sharedFields } from '../../transforms/ecs/shared.ts';
import { catalogues, type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import { alertFields } from './alert-fields.ts';
import { PIPELINE } from './ingest-pipeline.ts';
import { type Properties, propertiesOf } from './mapping.ts';

export interface ComponentTemplate {
  readonly template: {
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly mappings?: {
      readonly dynamic?: false;
      readonly date_detection?: false;
      readonly _source?: { readonly excludes: readonly string[] };
      readonly properties?: Properties;
    };
  };
}

/** Copies of the data. Without `replicas` the cluster keeps one copy as soon as it has a second node. */
export interface IndexSize {
  readonly shards?: number;
  readonly replicas?: number;
}

export const SETTINGS = 'firewatch-settings';
export const ECS = 'firewatch-ecs';
export const ALERT = 'firewatch-alert';
export const sourceComponent = (id: SourceId): string => `firewatch-source-${id}`;

/** What free text in Discover looks into; `*` would ask every field of the index. */
const SEARCHED = [
  'message',
  'event.action',
  'event.id',
  'event.original',
  'error.message',
  'related.hosts',
  'related.user',
  'rule.name',
  'source.address',
  'destination.address',
  'url.original',
  'user_agent.original',
] as const;

const settings = ({ shards = 1, replicas }: IndexSize): ComponentTemplate => ({
  template: {
    settings: {
      'index.number_of_shards': shards,
      ...(replicas === undefined
        ? { 'index.auto_expand_replicas': '0-1' }
        : { 'index.number_of_replicas': replicas, 'index.auto_expand_replicas': false }),
      'index.codec': 'best_compression',
      'index.refresh_interval': '5s',
      'index.mapping.total_fields.limit': 1000,
      'index.default_pipeline': PIPELINE,
      'index.query.default_field': SEARCHED,
    },
  },
});

const ecs: ComponentTemplate = {
  template: { mappings: { dynamic: false, date_detection: false, properties: propertiesOf(sharedFields) } },
};

const ownFields = (fields: FieldCatalogue): FieldCatalogue =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(sharedFields, name)));

/** A tree's text repeats what `_source` holds as an object: it is searched, not stored. */
function own(fields: FieldCatalogue): ComponentTemplate {
  const treeTexts = Object.keys(fields).filter((name) => fields[name]?.type === 'tree_text');
  const properties = propertiesOf(ownFields(fields));
  if (treeTexts.length === 0) return { template: { mappings: { properties } } };
  return {
    template: {
      settings: { 'index.query.default_field': [...SEARCHED, ...treeTexts] },
      mappings: { _source: { excludes: treeTexts }, properties },
    },
  };
}

/** Every component template by its name: the settings, the shared ECS fields, and what a source or the alerts add. */
export const componentTemplates = (size: IndexSize = {}): Readonly<Record<string, ComponentTemplate>> => ({
  [SETTINGS]: settings(size),
  [ECS]: ecs,
  [ALERT]: own(alertFields),
  ...Object.fromEntries(sourceIds.map((id) => [sourceComponent(id), own(catalogues[id])])),
});
