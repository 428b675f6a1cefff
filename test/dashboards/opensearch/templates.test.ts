import { expect, test } from 'vitest';
import { componentTemplates } from '../../../dashboards/opensearch/component-template.ts';
import { ALERTS, QUARANTINE, sourceBase } from '../../../dashboards/opensearch/index-names.ts';
import { indexTemplates } from '../../../dashboards/opensearch/index-template.ts';
import { ingestPipeline, PIPELINE } from '../../../dashboards/opensearch/ingest-pipeline.ts';
import {
  countFields,
  type FieldMapping,
  type Properties,
  propertiesOf,
} from '../../../dashboards/opensearch/mapping.ts';
import { searchContent } from '../../../dashboards/opensearch/search-content.ts';
import type { FieldType } from '../../../transforms/ecs/catalogue.ts';
import { catalogues, sourceIds } from '../../../transforms/sources/catalogue.ts';

const components = componentTemplates();
const bases = [...sourceIds.map(sourceBase), QUARANTINE, ALERTS];
const names = bases.flatMap((base) => [base, `${base}-2026.11`, `${base}-old`, `${base}-undated`]);

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const templatesOf = (name: string): readonly string[] =>
  Object.entries(indexTemplates)
    .filter(([, { index_patterns }]) => index_patterns.some((pattern) => matches(pattern, name)))
    .map(([template]) => template);

test.each(names)('exactly one template matches %s', (name) => {
  expect(templatesOf(name)).toEqual([bases.filter((base) => name === base || name.startsWith(`${base}-`)).at(-1)]);
});

test('a name that the pipeline never makes is matched by no template', () => {
  expect(templatesOf('aws-vpc-flow-1999.01')).toEqual([]);
  expect(templatesOf('aws-nope-2026.11')).toEqual([]);
});

const composed = Object.entries(indexTemplates).map(([name, { composed_of }]) => ({
  name,
  parts: composed_of.map((part) => components[part]?.template ?? { missing: part }),
}));

test.each(composed)('$name holds at most 900 fields, from components that exist', ({ parts }) => {
  expect(parts.filter((part) => 'missing' in part)).toEqual([]);
  const fields = parts.map((part) => ('mappings' in part ? countFields(part.mappings?.properties ?? {}) : 0));
  expect(fields.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(900);
});

test.each([
  ['keyword', { type: 'keyword', ignore_above: 8191 }],
  ['boolean', { type: 'keyword', ignore_above: 8191 }],
  ['ip', { type: 'ip', ignore_malformed: true }],
  ['long', { type: 'long', ignore_malformed: true }],
  ['double', { type: 'double', ignore_malformed: true }],
  ['date', { type: 'date', ignore_malformed: true }],
  ['geo_point', { type: 'geo_point', ignore_malformed: true }],
  ['text', { type: 'match_only_text' }],
  ['tree_text', { type: 'text', norms: false }],
] satisfies [FieldType, FieldMapping][])('a %s field takes any scalar', (type, mapping) => {
  expect(propertiesOf({ 'a.b': { type, label: 'B' } })).toEqual({ a: { properties: { b: mapping } } });
});

test('a malformed @timestamp is refused, not ignored', () => {
  expect(components['firewatch-ecs']?.template.mappings?.properties?.['@timestamp']).toEqual({ type: 'date' });
});

test.each([[['a', 'a.b']], [['a.b', 'a']]])('a field that is the beginning of another is an error: %s', (fields) => {
  const catalogue = Object.fromEntries(fields.map((name) => [name, { type: 'long', label: name } as const]));
  expect(() => propertiesOf(catalogue)).toThrow('is a field and an object');
});

const leaves = (properties: Properties, prefix = ''): readonly string[] =>
  Object.entries(properties).flatMap(([name, node]) =>
    'properties' in node ? leaves(node.properties, `${prefix}${name}.`) : [`${prefix}${name}`],
  );

test.each(sourceIds)('every field of %s is mapped', (id) => {
  const mapped = (indexTemplates[sourceBase(id)]?.composed_of ?? []).flatMap((part) =>
    leaves(components[part]?.template.mappings?.properties ?? {}),
  );
  expect(Object.keys(catalogues[id]).filter((name) => !mapped.includes(name))).toEqual([]);
});

test.each(sourceIds)('the JSON texts of %s are searched and kept out of _source', (id) => {
  const fields = Object.entries(catalogues[id]) as [string, { type: FieldType }][];
  const jsonTexts = fields.filter(([, { type }]) => type === 'tree_text').map(([name]) => name);
  expect(components[`firewatch-source-${id}`]?.template.mappings?._source?.excludes ?? []).toEqual(jsonTexts);
});

test('nothing is mapped by guessing', () => {
  expect(components['firewatch-ecs']?.template.mappings).toMatchObject({ dynamic: false, date_detection: false });
});

test('no final pipeline: OpenSearch 3.5.0 loses documents with one', () => {
  expect(JSON.stringify(searchContent())).not.toContain('final_pipeline');
});

test('everything that is named has been put before', () => {
  const paths = searchContent().map(({ path }) => path.split('/')[1]);
  expect([...new Set(paths)]).toEqual(['_ingest', '_component_template', '_index_template']);
  expect(components['firewatch-settings']?.template.settings?.['index.default_pipeline']).toBe(PIPELINE);
});

test('the script is one line without comments', () => {
  const script = JSON.stringify(ingestPipeline.processors[0]);
  expect(script).not.toMatch(/\\n|\/\//);
});

test.each([
  [{}, { 'index.auto_expand_replicas': '0-1' }],
  [
    { shards: 3, replicas: 2 },
    { 'index.number_of_shards': 3, 'index.number_of_replicas': 2 },
  ],
])('the size %o becomes settings', (size, settings) => {
  expect(componentTemplates(size)['firewatch-settings']?.template.settings).toMatchObject(settings);
});
